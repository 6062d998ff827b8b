export const help = {
  title: 'Help',
  start: 'The first ten minutes',
  steps: {
    pick: 'Pick a starter, such as “Abandoned cart”. It opens ready to run.',
    read: 'Read the steps from top to bottom: each says what it does. Change “2 hours” to “1 hour”; it is saved at once.',
    simulate: 'Open Simulate and choose a person. The way lights up, and every decision says why. Nothing is sent.',
    publish: 'Publish. From now on whoever does what the first step names enters.',
    watch: 'Open Live: how many people are at which step. A click on a count lists them.',
  },
  event: 'Send the first event',
  eventLead:
    'Any Segment client works as it is. Make a write key, put it into one of these, and watch the event arrive.',
  makeKey: 'Make a write key',
  seeEvents: 'See events arrive',
  server: 'From a server',
  browser: 'From a page',
  byHand: 'By hand',
  sending: 'Where messages go',
  sendingText:
    'Without an e-mail server or an SMS gateway in the settings, every message stops in the outbox, exactly as it would have gone out. Consent, caps and quiet hours are decided at the moment of sending; a message that may not go is skipped with its reason.',
  seeOutbox: 'See the outbox',
  writing: 'Writing texts',
  writingText:
    'Texts are Liquid: {place} puts a value in, and {fallback} says what stands there when it is unknown. These filters and tags are known:',
  filters: 'Filters',
  tags: 'Tags',
  findings: 'Findings',
  findingsLead: 'What a check can say, and what to do.',
  findingsSearch: 'Search findings',
  findingsNone: 'No finding speaks of this.',
} as const
