/** Someone has taken an enrollment in a course. Ids only. */
export interface EnrollmentCreated {
  name: "enrollment/created";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** An enrollment has come to its end. */
export interface EnrollmentExpired {
  name: "enrollment/expired";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** Someone has given their enrollment up. */
export interface EnrollmentLeft {
  name: "enrollment/left";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** An instructor began someone's enrollment again; the one before stays as history. */
export interface EnrollmentReset {
  name: "enrollment/reset";
  data: { enrollmentId: string; formerEnrollmentId: string; courseId: string; userId: string };
}

/** An address was invited to a course, for someone who has no account (that has proved it) yet. */
export interface StudentInvited {
  name: "enrollment/invited";
  data: { inviteId: string; courseId: string };
}

/** Someone asks for an enrollment in a priced course. */
export interface AccessRequested {
  name: "access/requested";
  data: { requestId: string; courseId: string; userId: string };
}

/** Such a request was declined; of a grant its enrollment tells. */
export interface AccessDeclined {
  name: "access/declined";
  data: { requestId: string };
}
