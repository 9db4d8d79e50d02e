/** First names and surnames, as they are found in any telephone book between the Oder and the Bug. */
const list = (names: string): readonly string[] => names.trim().split(/\s+/)

export const men = list(`
  Adam Andrzej Bartosz Bogdan Cezary Czesław Damian Daniel Dariusz Dawid Dominik Filip Grzegorz Henryk
  Ireneusz Jacek Jakub Jan Janusz Jarosław Jerzy Józef Kamil Karol Konrad Krzysztof Leszek Łukasz Maciej
  Marcin Marek Mariusz Mateusz Michał Mirosław Paweł Piotr Przemysław Radosław Rafał Robert Ryszard
  Sebastian Sławomir Stanisław Stefan Szymon Tadeusz Tomasz Wiesław Wiktor Witold Wojciech Zbigniew Zdzisław
  Zenon`)

export const women = list(`
  Agata Agnieszka Aleksandra Alicja Anna Barbara Beata Bożena Celina Danuta Dorota Edyta Elżbieta Emilia Ewa
  Grażyna Halina Hanna Helena Ilona Irena Iwona Izabela Jadwiga Janina Joanna Jolanta Justyna Karolina
  Katarzyna Kinga Krystyna Lidia Lucyna Magdalena Małgorzata Maria Marta Marzena Monika Natalia Olga
  Patrycja Paulina Regina Renata Sylwia Teresa Urszula Wanda Wiesława Wioletta Zofia Zuzanna Żaneta`)

/** As a man bears them. */
export const surnames = list(`
  Adamski Baran Bednarczyk Biały Błaszczyk Borowik Brzeziński Bukowski Chmura Chrząszcz Cichy Ciesielski
  Czapla Czarnecki Ćwiek Dąb-Mirowski Dąbek Domagała Drozd Dziedzic Dzięcioł Fiołek Gawron Głowacki Gołąb
  Góral Grabowiecki Grzyb Gwóźdź Jabłonka Jagoda Jarosz Jasiński Jaworek Jeż Kaczor Kalinka Karaś Kasprzak
  Kłos Kołodziej Konopka Korzeń Krawiec Kruk Krzak Kubiak Kurek Lipka Lis Łabędź Łoboda Łuczak Maciejczyk
  Madej Majchrzak Malinka Marczak Matysiak Mazurczyk Miszczak Mroczek Musiał Niedźwiedzki Niemczyk Nowak
  Ogórek Olejnik Olszewik Orzech Ostrowik Owczarek Paluch Pastuszak Pawlik Pająk Pietrzyk Piórko Pogoda
  Polak Pszczółka Rak Rogala Rosół Różycki Rybicki Sadowik Sikora Skiba Skowronek Słomka Smolarek Sobczyk
  Sosna Stachowik Stasiak Strzelczyk Szczepański Szewczyk Śliwa Śmiałek Świerszcz Tarczyk Tokarz Trzciński
  Turek Urban Walczak Wawrzyniak Wąs Wieczorek Wilk Witkowski Wnuk Wójcik Wrona Zając Zawada Zięba
  Ziółkowski Żak Żbik Żuraw Źdźbło`)

/** As a woman bears it: Adamski, Adamska; Biały, Biała; the others do not change. */
export const womanly = (surname: string): string =>
  surname.replace(/(?<=[sc]k|dzk)i$/, 'a').replace(/(?<=^|-)(Biał|Cich)y$/, '$1a')
