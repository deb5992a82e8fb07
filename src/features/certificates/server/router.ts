import "server-only";
import * as z from "zod";
import {
  CertificateDocument,
  CertificateLookUp,
  CertificateNumber,
  IssueEarlier,
  ListCertificates,
  OwnCertificate,
  ReissueCertificate,
  RevokeCertificate,
  VerifiedCertificate,
} from "@/features/certificates/schema";
import { onCertificate, onCourse, onSite, router } from "@/server/trpc/init";
import { askForEarlier, listEarlierCompletions } from "./earlier-completions";
import { getCertificateRecord } from "./get-certificate-record";
import { listCertificates } from "./list-certificates";
import { findOwnCertificate, getCertificate, listOwnCertificates, verifyCertificate } from "./queries";
import { reissueCertificate } from "./reissue-certificate";
import { revokeCertificate } from "./revoke-certificate";

export const certificatesRouter = router({
  verify: onSite("certificate.verify")
    .input(CertificateLookUp)
    .output(VerifiedCertificate)
    .query(({ ctx, input }) => verifyCertificate(ctx, input.reference)),

  mine: onSite("account.own")
    .output(z.array(OwnCertificate))
    .query(({ ctx }) => listOwnCertificates(ctx)),

  byNumber: onCertificate("certificate.read")
    .output(CertificateDocument)
    .query(({ ctx, input }) => getCertificate(ctx, input.number)),

  forCourse: onCourse("course.learn").query(({ ctx }) => findOwnCertificate(ctx, ctx.course.id)),

  /** For those who look after the whole site. */
  list: onSite("admin.use")
    .input(ListCertificates)
    .query(({ ctx, input }) => listCertificates(ctx, input)),

  get: onSite("admin.use")
    .input(CertificateNumber)
    .query(({ ctx, input }) => getCertificateRecord(ctx, input.number)),

  /** Completions from before a course gave certificates, and having theirs issued. */
  earlier: onSite("admin.use").query(({ ctx }) => listEarlierCompletions(ctx)),
  issueEarlier: onSite("admin.use")
    .input(IssueEarlier)
    .output(z.object({ count: z.int() }))
    .mutation(({ ctx, input }) => askForEarlier(ctx, input)),

  reissue: onCertificate("certificate.reissue")
    .input(ReissueCertificate)
    .output(z.object({ number: z.string(), isNew: z.boolean() }))
    .mutation(({ ctx, input }) => reissueCertificate(ctx, input)),

  revoke: onCertificate("certificate.revoke")
    .input(RevokeCertificate)
    .mutation(({ ctx, input }) => revokeCertificate(ctx, input)),
});
