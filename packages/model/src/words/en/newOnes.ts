/** What the form of a new record is called: most languages bend the word for new. */
export const newOnes = {
  client: 'New client',
  person: 'New person',
  talk: 'New entry',
  task: 'New task',
  user: 'New user',
  department: 'New department',
  designation: 'New designation',
  organisation: 'New organisation of ours',
  customField: 'New custom field',
  label: 'New label',
  talkResult: 'New result of a talk',
  fileType: 'New type of file',
  paymentMethod: 'New payment method',
  deliveryWay: 'New way of delivery',
}
