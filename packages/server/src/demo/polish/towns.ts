/** Town, the first two digits of its postal code, the area code of its telephones, and the province. */
export const towns = [
  ['Warszawa', '02', '22', 'mazowieckie'], ['Warszawa', '00', '22', 'mazowieckie'], ['Warszawa', '03', '22', 'mazowieckie'],
  ['Warszawa', '01', '22', 'mazowieckie'], ['Warszawa', '04', '22', 'mazowieckie'], ['Piaseczno', '05', '22', 'mazowieckie'],
  ['Radom', '26', '48', 'mazowieckie'], ['Płock', '09', '24', 'mazowieckie'], ['Siedlce', '08', '25', 'mazowieckie'],
  ['Łódź', '90', '42', 'łódzkie'], ['Łódź', '93', '42', 'łódzkie'], ['Łęczyca', '99', '24', 'łódzkie'],
  ['Kraków', '31', '12', 'małopolskie'], ['Kraków', '30', '12', 'małopolskie'], ['Tarnów', '33', '14', 'małopolskie'],
  ['Nowy Sącz', '33', '18', 'małopolskie'], ['Zakopane', '34', '18', 'małopolskie'],
  ['Wrocław', '50', '71', 'dolnośląskie'], ['Wrocław', '53', '71', 'dolnośląskie'], ['Legnica', '59', '76', 'dolnośląskie'],
  ['Jelenia Góra', '58', '75', 'dolnośląskie'], ['Opole', '45', '77', 'opolskie'],
  ['Poznań', '61', '61', 'wielkopolskie'], ['Poznań', '60', '61', 'wielkopolskie'], ['Konin', '62', '63', 'wielkopolskie'],
  ['Piła', '64', '67', 'wielkopolskie'], ['Gdańsk', '80', '58', 'pomorskie'], ['Gdynia', '81', '58', 'pomorskie'],
  ['Słupsk', '76', '59', 'pomorskie'], ['Szczecin', '70', '91', 'zachodniopomorskie'], ['Koszalin', '75', '94', 'zachodniopomorskie'],
  ['Świnoujście', '72', '91', 'zachodniopomorskie'], ['Bydgoszcz', '85', '52', 'kujawsko-pomorskie'],
  ['Toruń', '87', '56', 'kujawsko-pomorskie'], ['Grudziądz', '86', '56', 'kujawsko-pomorskie'], ['Lublin', '20', '81', 'lubelskie'],
  ['Zamość', '22', '84', 'lubelskie'], ['Białystok', '15', '85', 'podlaskie'], ['Suwałki', '16', '87', 'podlaskie'],
  ['Łomża', '18', '86', 'podlaskie'], ['Katowice', '40', '32', 'śląskie'], ['Gliwice', '44', '32', 'śląskie'],
  ['Bielsko-Biała', '43', '33', 'śląskie'], ['Częstochowa', '42', '34', 'śląskie'], ['Kielce', '25', '41', 'świętokrzyskie'],
  ['Sandomierz', '27', '15', 'świętokrzyskie'], ['Rzeszów', '35', '17', 'podkarpackie'], ['Przemyśl', '37', '16', 'podkarpackie'],
  ['Ustrzyki Dolne', '38', '13', 'podkarpackie'], ['Olsztyn', '10', '89', 'warmińsko-mazurskie'],
  ['Elbląg', '82', '55', 'warmińsko-mazurskie'], ['Zielona Góra', '65', '68', 'lubuskie'],
  ['Gorzów Wielkopolski', '66', '95', 'lubuskie'],
] as const

export const streets = [
  'ul. Lipowa', 'ul. Młyńska', 'ul. Piekarska', 'ul. Długa', 'ul. Krótka', 'ul. Kwiatowa', 'ul. Zielona', 'ul. Polna', 'ul. Leśna',
  'ul. Słoneczna', 'ul. Ogrodowa', 'ul. Szkolna', 'ul. Kościelna', 'ul. Rynkowa', 'ul. Nadrzeczna', 'ul. Wiśniowa', 'ul. Jesionowa',
  'ul. Cicha', 'ul. Garncarska', 'ul. Krucza', 'ul. Żurawia', 'ul. 11 Listopada', 'ul. 3 Maja', 'ul. Mickiewicza', 'ul. Słowackiego',
  'ul. Kopernika', 'ul. Kościuszki', 'ul. Sienkiewicza', 'ul. Żeromskiego', 'ul. Marii Skłodowskiej-Curie', 'ul. Przemysłowa',
  'ul. Fabryczna', 'ul. Składowa', 'ul. Towarowa', 'ul. Portowa', 'ul. Świętego Ducha', 'al. Niepodległości', 'al. Wojska Polskiego',
  'al. Jana Pawła II', 'pl. Wolności', 'pl. Kaszubski', 'Rynek', 'os. Słoneczne', 'ul. Źródlana', 'ul. Łąkowa', 'ul. Śnieżna',
] as const
