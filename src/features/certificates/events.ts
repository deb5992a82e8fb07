/** Facts that travel to later features, ids only. */
export interface CertificateIssued {
  name: "certificate/issued";
  data: { certificateId: string; enrollmentId: string; courseId: string; userId: string };
}

/** A newer one stands for `supersededId`: the same study under another name, not another certificate. */
export interface CertificateReissued {
  name: "certificate/reissued";
  data: { certificateId: string; supersededId: string; courseId: string; userId: string };
}

export interface CertificateRevoked {
  name: "certificate/revoked";
  data: { certificateId: string; courseId: string; userId: string };
}

/** The certificates of those who had completed a course before this moment, when it gave none. */
export interface CertificatesWanted {
  name: "certificate/wanted";
  data: { courseId: string; before: string };
}
