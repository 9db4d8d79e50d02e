/** Names as they are met in Poland: a few are everywhere, most are rare. */
import type { randomly } from '../../packages/server/test/random.ts'

export type Random = ReturnType<typeof randomly>

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

const firstNames =
  list(`Anna, Piotr, Maria, Krzysztof, Katarzyna, Andrzej, Małgorzata, Tomasz, Agnieszka, Paweł, Barbara, Jan,
  Ewa, Michał, Magdalena, Marcin, Elżbieta, Jakub, Krystyna, Łukasz, Zofia, Grzegorz, Joanna, Wojciech, Żaneta, Zbigniew, Olga`)
const commonest =
  list(`Nowak, Kowalski, Wiśniewski, Wójcik, Kowalczyk, Kamiński, Lewandowski, Zieliński, Woźniak, Szymański,
  Dąbrowski, Kozłowski, Mazur, Jankowski, Kwiatkowski, Krawczyk, Kaczmarek, Piotrowski, Grabowski, Zając, Pawłowski, Król`)
const stems =
  list(`Adam, Bar, Bieńk, Borow, Brzoz, Chmiel, Czar, Cieśl, Dęb, Doman, Fil, Gaw, Głow, Gór, Grusz, Jabłoń, Jarosz,
  Jasz, Kalin, Karp, Kos, Kot, Kruk, Kuch, Leśn, Lip, Łąck, Łuk, Mak, Malin, Miel, Mróz, Nied, Olsz, Orł, Ost, Pias, Pietr, Rad,
  Rogal, Róż, Sad, Sikor, Skib, Sok, Sosn, Stań, Szcz, Śliw, Tom, Topol, Urb, Walcz, Wierzb, Wilcz, Wron, Zab, Zar, Źró, Żur`)
const middles = list(`al, an, ar, el, en, ic, ik, in, isz, ocz, ol, or, ow, ul, usz, y`)
const endings = list(`ski, ski, ski, ski, cki, owski, ak, ek, iak, czyk, ik, icz, a, owicz`)
const trades =
  list(`Hydraulika, Meble, Transport, Budownictwo, Elektryka, Apteka, Piekarnia, Drukarnia, Serwis, Logistyka, Stolarstwo,
  Ogrody, Okna, Dachy, Auto, Gastronomia, Kancelaria, Biuro Rachunkowe, Hurtownia, Spedycja, Informatyka, Odzież, Chłodnictwo,
  Klimatyzacja, Instalacje, Sport, Fizjoterapia, Przychodnia, Tartak, Mleczarnia`)
const fancies =
  list(`Wisła, Orzeł, Gryf, Sezam, Atlas, Feniks, Delta, Omega, Jutrzenka, Polonez, Bałtyk, Tatry, Sawa, Bursztyn,
  Granit, Horyzont, Żubr, Perła, Kaskada, Magnat, Novum, Partner, Progres, Rubin, Solid, Techno, Unia, Victoria, Zefir, Źródło`)
const forms = list(`sp. z o.o., sp. z o.o., sp. z o.o., S.A., sp.j., sp.k., s.c.`)
const streets = list(
  `Polna, Leśna, Słoneczna, Krótka, Szkolna, Ogrodowa, Lipowa, Łąkowa, Brzozowa, Kwiatowa, Kościelna, Mickiewicza`,
)
const towns =
  list(`Warszawa, Kraków, Wrocław, Łódź, Poznań, Gdańsk, Szczecin, Bydgoszcz, Lublin, Białystok, Katowice, Gdynia,
  Częstochowa, Radom, Rzeszów, Toruń, Sosnowiec, Kielce, Gliwice, Olsztyn, Zabrze, Bielsko-Biała, Bytom, Zielona Góra, Rybnik,
  Ruda Śląska, Opole, Tychy, Gorzów Wielkopolski, Elbląg, Dąbrowa Górnicza, Płock, Wałbrzych, Włocławek, Tarnów, Chorzów, Koszalin,
  Kalisz, Legnica, Grudziądz, Słupsk, Jaworzno, Jastrzębie-Zdrój, Nowy Sącz, Jelenia Góra, Siedlce, Mysłowice, Konin, Piła, Lubin,
  Ostrów Wielkopolski, Suwałki, Gniezno, Stargard, Głogów, Zamość, Chełm, Leszno, Łomża, Żory, Pruszków, Ełk, Świdnica, Żyrardów`)
/** A town that hardly anybody is from: the rare filter looks for it. */
export const rareTown = 'Hel'
export const commonTown = 'Warszawa'

export const firstName = (random: Random): string => random.oneOf(firstNames)

export function surname(random: Random): string {
  if (random.next() < 0.12) return commonest[Math.floor(commonest.length * random.next() ** 2)]!
  return random.oneOf(stems) + (random.next() < 0.6 ? random.oneOf(middles) : '') + random.oneOf(endings)
}

/** Of 10,000 clients five are from the rare town; the first of the list is five times as common as the middle. */
export const town = (random: Random): string =>
  random.next() < 0.0005 ? rareTown : towns[Math.floor(towns.length * random.next() ** 1.8)]!

export const street = (random: Random): string => `${random.oneOf(streets)} ${1 + random.below(180)}`

export function firmName(random: Random): string {
  const style = random.below(5)
  const family = surname(random)
  if (style === 0) return `${random.oneOf(trades)} ${family}`
  if (style === 1) return `P.H.U. ${family} ${firstName(random)}`
  if (style === 2) return `${random.oneOf(fancies)} ${random.oneOf(trades)} ${random.oneOf(forms)}`
  if (style === 3) return `${family} i Wspólnicy ${random.oneOf(forms)}`
  return `${family.slice(0, 4)}${random.oneOf(['pol', 'ex', 'bud', 'trans', 'med', 'mar'])} ${random.oneOf(forms)}`
}
