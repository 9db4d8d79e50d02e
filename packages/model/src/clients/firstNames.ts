import { fold } from '../kit/fold.ts'

/** The commonest first names of Poland and its neighbours: they tell first from last where only a list could. */
export const firstNames: ReadonlySet<string> = new Set(
  (
    'adam adrian agata agnieszka albert aleksander aleksandra alicja amelia andrzej aneta angelika anna antoni arkadiusz artur ' +
    'barbara bartlomiej bartosz beata blazej bogdan boguslaw boguslawa bozena cezary czeslaw damian daniel danuta dariusz dawid ' +
    'dominik dominika dorota edward edyta elzbieta emil emilia ewa ewelina filip franciszek gabriela genowefa grazyna grzegorz ' +
    'halina hanna helena henryk hubert igor ireneusz irena iwona izabela jacek jadwiga jakub jan janina janusz jaroslaw jerzy joanna ' +
    'jolanta jozef julia justyna kamil kamila karol karolina katarzyna kazimierz kinga konrad krystian krystyna krzysztof ' +
    'lech leon leszek lidia lucyna ludwik lukasz maciej magdalena malgorzata marcin marek maria marian mariola mariusz marta ' +
    'marzena mateusz michal mieczyslaw milena miroslaw miroslawa monika natalia nina norbert oliwia oskar patrycja patryk pawel ' +
    'piotr przemyslaw radoslaw rafal regina renata robert roman ryszard sebastian slawomir stanislaw stanislawa stefan ' +
    'stefania sylwester sylwia szymon tadeusz teresa tomasz urszula wanda weronika wieslaw wieslawa wiktor wiktoria witold ' +
    'wladyslaw wlodzimierz wojciech zbigniew zdzislaw zenobia zenon zofia zuzanna zygmunt ' +
    'александр александра алексей алена алина алла анастасия анатолий андрей анна антон артем борис вадим валентин валентина ' +
    'валерий валерия василий вера вероника виктор виктория виталий владимир владислав вячеслав галина геннадий георгий ' +
    'григорий дарья денис дмитрий евгений евгения екатерина елена елизавета жанна иван игорь илья инна ирина кирилл ксения ' +
    'лариса леонид лидия людмила максим маргарита марина мария михаил надежда наталья наталия никита николай нина оксана олег ' +
    'олеся ольга павел петр полина раиса роман руслан светлана сергей софья станислав степан тамара татьяна федор юлия юрий яна ' +
    'john james robert michael william david richard thomas mary patricia jennifer linda elizabeth susan jessica sarah karen ' +
    'hans peter thomas wolfgang klaus jurgen dieter andreas ursula monika sabine petra'
  )
    .split(' ')
    .map(fold),
)
