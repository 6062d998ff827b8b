/** A sentence for every problem code of the HTTP contract: what happened and what to do. */
export const problem = {
  invalid: 'Something in this form does not fit. Check the marked fields and send it again.',
  signed_out: 'Your session is over. Sign in again to go on.',
  forbidden: 'Your role does not allow this. Ask an owner of the workspace to do it or to change your role.',
  not_found: 'This does not exist any more. Go back and load the list again.',
  too_many: 'Too many tries in a short time. Wait a minute, then try again.',
  too_large: 'This is too large. Make it smaller and send it again.',
  fault: 'Something broke on the server. Nothing you saved is lost. Try again; if it stays, look into the log.',
  disk_full:
    'The disk of the server is full, so this was not saved; everything before it was. Whoever runs this copy has to free some space; then try again.',
  offline: 'The server does not answer. Check the connection, then try again.',
  slow: 'The server took too long. Try again in a moment.',
  auth: { wrong: 'E-mail and password do not belong together. Check both, or ask an owner for a reset link.' },
  setup: {
    token: 'This link does not open the first account. Use the link that the start printed last.',
    done: 'The first account exists already. Sign in with it.',
  },
  password: { common: 'Many people use this password, so it is easy to guess. Choose a longer sentence of your own.' },
  link: { gone: 'This link was used or is too old. Ask an owner for a new one.' },
  member: {
    exists: 'This person works here already. Change the role in the list instead.',
    'last-owner': 'The workspace needs one owner. Make somebody else an owner first.',
  },
  smtp: { missing: 'No SMTP server is stored yet. Save one first, then test it.' },
  demo: { present: 'The demo shop is loaded already. Remove it first to load it afresh.' },
  starter: { unknown: 'This starter is not part of this copy. Load the page again and pick another.' },
  draft: { conflict: 'Somebody saved a newer draft. Compare both and keep either for each step.' },
  publish: { findings: 'The draft has something to fix. Open the findings, fix each, then publish.' },
  journey: {
    'never-published': 'This journey was never published. Publish it first.',
    'has-history': 'People have been in this journey, so its history stays. Stop it instead of deleting it.',
  },
  import: { malformed: 'This file is not a journey that this copy can read. Export it again and import the new file.' },
  trigger: {
    absent: 'This journey does not start by a call. Add the trigger for calls and publish it.',
    input: 'The data does not fit what the journey expects. Check the names and types.',
  },
  event: { refused: 'The event was refused: a field does not fit. The page “Events” says why.' },
  segment: { used: 'A journey uses this segment. Take it out of the journey first.' },
  content: {
    conflict: 'Somebody saved a newer text. Load it again and repeat your change.',
    findings: 'The text has something to fix. Fix each finding, then publish.',
  },
} as const
