import "server-only";
import * as z from "zod";
import {
  CertificateDocument,
  CertificateLookUp,
  OwnCertificate,
  RevokeCertificate,
  VerifiedCertificate,
} from "@/features/certificates/schema";
import { onCertificate, onCourse, onSite, router } from "@/server/trpc/init";
import { findOwnCertificate, getCertificate, listOwnCertificates, verifyCertificate } from "./queries";
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

  revoke: onCertificate("certificate.revoke")
    .input(RevokeCertificate)
    .mutation(({ ctx, input }) => revokeCertificate(ctx, input)),
});
