/** An email was written and waits to be handed over. */
export interface MailQueued {
  name: "mail/queued";
  data: { mailId: string };
}
