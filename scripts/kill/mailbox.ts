import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server that keeps what it takes. */
export interface Mailbox {
  readonly port: number
  readonly mails: readonly ParsedMail[]
  close(): Promise<void>
}

export const openMailbox = async (): Promise<Mailbox> => {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          answer()
        },
        (fault: Error) => answer(fault),
      )
    },
  })
  // A sender that dies in the middle of a mail is nothing to stop for.
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    mails,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
