import type { Fillings, Topic } from '../topic.ts'

export const fillings: Fillings = {
  m: ['Zefir 2', 'Zefir 3 Duo', 'Kolibri', 'Kolibri Plus', 'Bora 60', 'Tramontana'],
  c: ['"Morning"', '"Night Shift"', '"Espresso No. 4"', '"Mellow"'],
  n: ['12', '24', '36', '60', '120', '180'],
  d: ['on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'next week'],
  h: ['9:00', '10:30', '11:15', '14:00', '15:30'],
  p: ['1,150', '1,480', '2,300', '3,100', '4,250'],
  k: ['2', '3', '4', '6'],
}

/** What is said with clients abroad, where everybody meets in English. */
export const topics: readonly Topic[] = [
  {
    by: 'sales',
    often: 4,
    kinds: ['call', 'email', 'email'],
    says: [
      [
        'Order: {n} kg of {c}.',
        'Repeat order, {n} kg of {c} this time.',
        'Needs {n} kg of {c} and {k} boxes of paper cups.',
        'Running low, asks for {n} kg of {c} as soon as we can.',
      ],
      [
        'Delivery {d}, loading bay at the back.',
        'Wants the pro forma first.',
        'Reverse charge, VAT number checked.',
        'Pallet, no tail lift needed.',
        'Please label every box with their order number.',
      ],
      [
        'Confirmed by mail.',
        'In stock, leaves tomorrow.',
        'Price unchanged until the end of the quarter.',
        'Carrier booked.',
      ],
    ],
    results: ['Kupił', 'Kupił', undefined],
    next: [
      'Send the pro forma',
      'Check that the pallet arrived',
      'Ask for the next order',
      'Send the certificate of origin',
    ],
  },
  {
    by: 'sales',
    often: 2,
    kinds: ['call', 'meeting', 'email'],
    says: [
      [
        'Asks for a quote on the {m}.',
        'Opening a second shop, needs a machine and a grinder.',
        'Saw the {m} at the fair and liked it.',
        'Compares leasing with buying a {m}.',
        'Wants something quiet for an open-plan office.',
      ],
      [
        'Budget around {p} euro, grinder included.',
        'Worries about spare parts abroad.',
        'The owner decides, back {d}.',
        'Very hard water, filter needed.',
        'Two competitors are in the race.',
      ],
      [
        'Quote sent the same day.',
        'Video call {d} at {h}.',
        'Would like to talk to another customer first.',
        'Will come back before the end of the month.',
      ],
    ],
    results: ['Zainteresowany', 'Oferta wysłana', undefined],
    next: [
      'Send the quote for the {m}',
      'Follow up on the quote',
      'Find a reference customer',
      'Prepare the video call',
    ],
  },
  {
    by: 'service',
    often: 2,
    kinds: ['call', 'email'],
    says: [
      [
        'The {m} does not heat.',
        'The {m} shows error E-0{k}.',
        'Grinder stalls and smells of burning.',
        'Steam is weak since the weekend.',
        'Leak under the left group.',
      ],
      [
        'Reset on the phone did not help.',
        'Last descaled half a year ago.',
        'Still under warranty.',
        'Photo of the type plate received.',
        'Local technician is waiting for parts.',
      ],
      ['Parts go out {d}.', 'Manual sent.', 'Technician visits {d} around {h}.', 'Call back after {h}.'],
    ],
    results: [undefined],
    next: ['Send parts for the {m}', 'Call back about the repair', 'Open the warranty case'],
  },
  {
    by: 'sales',
    kinds: ['call'],
    says: [
      [
        'No answer, left a message.',
        'Voicemail.',
        'Line busy all morning.',
        'Out of office until the end of the week.',
      ],
      ['Try again {d}.', 'Wrote a short mail instead.', 'Try the mobile.'],
    ],
    results: ['Nie odebrano'],
    next: ['Try again'],
  },
  {
    by: 'sales',
    not: 'contract',
    kinds: ['email', 'call'],
    says: [
      [
        'They went with a local supplier.',
        'Project postponed until next year.',
        'Stays with capsules for now.',
      ],
      ['Shipping cost decided it.', 'Liked the coffee, not the lead time.', 'Budget cut.'],
      ['Keep in touch.', 'Asked to be called in six months.', ''],
    ],
    results: ['Zrezygnował'],
    next: [],
  },
]
