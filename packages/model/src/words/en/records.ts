import type { EntityName, FieldName, registry } from '../../registry.ts'

type Registry = typeof registry

/** Every entity has its name, in one and in many, the words of its fields and the headings of its form. */
type RecordWords = {
  readonly [N in EntityName]: {
    readonly one: string
    readonly many: string
    readonly fields: { readonly [F in FieldName<N>]: string }
    readonly groups: { readonly [G in keyof Registry[N]['form'] & string]: string }
  }
}

const care = { owner: 'Owner', department: 'Department', visibility: 'Visible to' } as const
const address = {
  street: 'Street',
  postalCode: 'Postal code',
  town: 'Town',
  province: 'Province',
  country: 'Country',
} as const
const ownWord = { name: 'Name', position: 'Order', active: 'In use' } as const

export const records = {
  client: {
    one: 'Client',
    many: 'Clients',
    fields: {
      kind: 'Kind',
      roles: 'Role',
      fileType: 'File type',
      purchasingGroup: 'Purchasing group',
      name: 'Name',
      shortName: 'Short name',
      taxNumber: 'Tax number',
      regon: 'REGON',
      krs: 'KRS',
      euVat: 'EU VAT number',
      pesel: 'PESEL',
      kpp: 'KPP',
      ogrn: 'OGRN',
      ...address,
      addresses: 'Further addresses',
      phones: 'Telephones',
      mails: 'E-mails',
      website: 'Website',
      bankAccounts: 'Bank accounts',
      currency: 'Currency',
      priceLevel: 'Price level',
      paymentMethod: 'Payment method',
      paymentTerm: 'Payment term (days)',
      deliveryWay: 'Way of delivery',
      documentLanguage: 'Language of documents',
      labels: 'Labels',
      active: 'Active',
      remarks: 'Remarks',
      ...care,
      team: 'Team',
      externalId: 'Number in another program',
    },
    groups: {
      account: 'Account',
      contact: 'Address and contact',
      data: 'Client data',
      trade: 'Terms of trade',
      care: 'Care',
    },
  },
  deliveryWay: {
    one: 'Way of delivery',
    many: 'Ways of delivery',
    fields: ownWord,
    groups: { word: 'Word' },
  },
  department: {
    one: 'Department',
    many: 'Departments',
    fields: { name: 'Name', parent: 'Part of' },
    groups: { department: 'Department' },
  },
  fileType: {
    one: 'File type',
    many: 'File types',
    fields: { ...ownWord, colour: 'Colour' },
    groups: { word: 'Word' },
  },
  label: {
    one: 'Label',
    many: 'Labels',
    fields: { name: 'Name', colour: 'Colour' },
    groups: { label: 'Label' },
  },
  organisation: {
    one: 'Own organisation',
    many: 'Own organisations',
    fields: {
      kind: 'Kind',
      name: 'Name',
      fullName: 'Full name',
      taxNumber: 'Tax number',
      regon: 'REGON',
      krs: 'KRS',
      euVat: 'EU VAT number',
      ogrn: 'OGRN',
      kpp: 'KPP',
      ...address,
      phones: 'Telephones',
      mails: 'E-mails',
      website: 'Website',
      bankAccounts: 'Bank accounts',
      currency: 'Currency',
      primary: 'Default',
      active: 'Active',
    },
    groups: { organisation: 'Organisation', contact: 'Address and contact', numbers: 'Numbers and accounts' },
  },
  paymentMethod: {
    one: 'Payment method',
    many: 'Payment methods',
    fields: ownWord,
    groups: { word: 'Word' },
  },
  person: {
    one: 'Person',
    many: 'People',
    fields: {
      name: 'Name',
      firstName: 'First name',
      lastName: 'Last name',
      phones: 'Telephones',
      mails: 'E-mails',
      remarks: 'Remarks',
      externalId: 'Number in another program',
    },
    groups: { person: 'Person', contact: 'Contact', remarks: 'Remarks' },
  },
  place: {
    one: 'Delivery place',
    many: 'Delivery places',
    fields: {
      client: 'Client',
      name: 'Name',
      ...address,
      contact: 'Contact',
      phones: 'Telephones',
      mails: 'E-mails',
      hours: 'Opening hours',
      remarks: 'Delivery remarks',
      active: 'Active',
      primary: 'Main place',
    },
    groups: { place: 'Place', delivery: 'Delivery' },
  },
  position: {
    one: 'Position',
    many: 'Positions',
    fields: {
      client: 'Client',
      person: 'Person',
      title: 'Position',
      since: 'From',
      until: 'To',
      primary: 'Primary contact',
      active: 'Active',
    },
    groups: { position: 'Position' },
  },
  recipient: {
    one: 'Recipient',
    many: 'Recipients',
    fields: {
      client: 'Purchasing group',
      name: 'Name',
      taxNumber: 'Tax number',
      externalId: 'Number in another program',
      member: 'Client of its own',
      ...address,
      phones: 'Telephones',
      mails: 'E-mails',
      active: 'Active',
    },
    groups: { recipient: 'Recipient', contact: 'Address and contact' },
  },
  role: {
    one: 'Role',
    many: 'Roles',
    fields: { name: 'Name', builtIn: 'Built-in role', ownsAdded: 'What one added counts as own' },
    groups: { role: 'Role' },
  },
  talk: {
    one: 'Talk',
    many: 'Talks',
    fields: {
      client: 'Client',
      person: 'With whom',
      kind: 'Kind',
      at: 'When',
      text: 'What was said',
      result: 'Result',
      nextStep: 'Next step',
      ...care,
    },
    groups: { talk: 'Talk', care: 'Care' },
  },
  talkResult: {
    one: 'Result of a talk',
    many: 'Results of talks',
    fields: { ...ownWord, colour: 'Colour' },
    groups: { result: 'Result' },
  },
  task: {
    one: 'Task',
    many: 'Tasks',
    fields: {
      what: 'What',
      details: 'Details',
      client: 'Client',
      person: 'Person',
      due: 'Due',
      status: 'Status',
      doneAt: 'Done at',
      doneBy: 'Done by',
      owner: 'Who',
      department: 'Department',
      visibility: 'Visible to',
    },
    groups: { task: 'Task', care: 'Care' },
  },
  user: {
    one: 'User',
    many: 'Users',
    fields: {
      name: 'Name',
      email: 'E-mail',
      department: 'Department',
      organisations: 'Organisations',
      roles: 'Roles',
      language: 'Language',
      status: 'Status',
    },
    groups: { account: 'Account', place: 'Place in the firm' },
  },
} as const satisfies RecordWords

/** Fields that every record has. */
export const kept = {
  createdAt: 'Added',
  createdBy: 'Added by',
  updatedAt: 'Changed',
  updatedBy: 'Changed by',
} as const

/** The words of choices: entity → field → choice. */
export const choices = {
  client: {
    kind: { firm: 'Firm', person: 'Private person' },
    roles: { prospect: 'Prospect', client: 'Client', vendor: 'Vendor', recipient: 'Recipient' },
    documentLanguage: { pl: 'Polski', en: 'English', ru: 'Русский' },
  },
  addresses: {
    kind: {
      registered: 'Registered office',
      correspondence: 'Correspondence',
      delivery: 'Delivery',
      other: 'Other',
    },
  },
  phones: { kind: { phone: 'Telephone', mobile: 'Mobile', fax: 'Fax' } },
  visibility: { everyone: 'Everyone', department: 'The department', user: 'Owner and team' },
  organisation: { kind: { firm: 'Firm', soleTrader: 'Sole trader' } },
  role: { builtIn: { administrator: 'Administrator', manager: 'Manager', employee: 'Employee' } },
  talk: {
    kind: {
      call: 'Call',
      meeting: 'Meeting',
      email: 'E-mail',
      letter: 'Letter',
      note: 'Note',
      other: 'Other',
    },
  },
  task: { status: { open: 'To do', done: 'Done' } },
  user: {
    language: { pl: 'Polski', en: 'English', ru: 'Русский' },
    status: { invited: 'Invited', active: 'Active', blocked: 'Blocked' },
  },
} as const

export const actions = {
  task: { complete: 'Mark done', reopen: 'Open again' },
  user: { block: 'Block', unblock: 'Unblock' },
} as const

export const colours = {
  grey: 'Grey',
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  pink: 'Pink',
  brown: 'Brown',
} as const
