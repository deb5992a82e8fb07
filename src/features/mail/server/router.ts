import "server-only";
import { ListMails, MailRef, RefusalToken } from "@/features/mail/schema";
import { onSite, router } from "@/server/trpc/init";
import { getMail, listMails, sendAgain } from "./outbox";
import { getRefusable } from "./refuse-mails";

export const mailRouter = router({
  list: onSite("admin.use")
    .input(ListMails)
    .query(({ ctx, input }) => listMails(ctx, input)),
  get: onSite("admin.use")
    .input(MailRef)
    .query(({ ctx, input }) => getMail(ctx, input.mailId)),
  sendAgain: onSite("admin.use")
    .input(MailRef)
    .mutation(({ ctx, input }) => sendAgain(ctx, input.mailId)),
  /** What the link of an email lets its reader refuse. */
  refusable: onSite("mail.refuse")
    .input(RefusalToken)
    .query(({ ctx, input }) => getRefusable(ctx, input.token)),
});
