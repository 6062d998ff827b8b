export const figures = {
  since: {
    atOnce: 'On entry',
    after: '{from} after entry',
    between: '{from} to {to} after entry',
    upTo: 'Up to {to} after entry',
    orMore: '{from} or more after entry',
    anyTime: 'Any time after entry',
  },
  unreachable: 'Nobody comes here yet',
  messagesOpen: 'messages without end',
} as const
