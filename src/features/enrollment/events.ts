/** Somebody has taken a seat in a course. Ids only. */
export interface EnrollmentCreated {
  name: "enrollment/created";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** A seat has come to its end. */
export interface EnrollmentExpired {
  name: "enrollment/expired";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** Somebody has given their seat up. */
export interface EnrollmentLeft {
  name: "enrollment/left";
  data: { enrollmentId: string; courseId: string; userId: string };
}

/** A teacher began somebody's seat anew; the one before stays as history. */
export interface EnrollmentReset {
  name: "enrollment/reset";
  data: { enrollmentId: string; formerEnrollmentId: string; courseId: string; userId: string };
}

/** An address was invited to a course, for somebody who has no account (that has proved it) yet. */
export interface StudentInvited {
  name: "enrollment/invited";
  data: { inviteId: string; courseId: string };
}

/** Somebody asks for a seat in a priced course. */
export interface AccessRequested {
  name: "access/requested";
  data: { requestId: string; courseId: string; userId: string };
}

/** Such a request was declined; of a grant its seat tells. */
export interface AccessDeclined {
  name: "access/declined";
  data: { requestId: string };
}
