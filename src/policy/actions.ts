import type { AttemptAction } from "./attempt";
import type { CertificateAction } from "./certificate";
import type { CourseAction } from "./course";
import type { LessonAction } from "./lesson";
import type { PreviewAction } from "./preview";
import type { SiteAction } from "./site";

/** Everything that anyone can be allowed to do. The matrix test has a row for each, or does not compile. */
export type Action = SiteAction | CourseAction | LessonAction | AttemptAction | CertificateAction | PreviewAction;

/** What a guest may be allowed as well. Every other action is a person's: its guard hands the person on. */
const openActions = [
  "account.enter",
  "certificate.exists",
  "certificate.verify",
  "course.read",
  "lesson.read",
  "mail.refuse",
  "preview.read",
  "setup.use",
  "site.read",
] as const satisfies readonly Action[];

export type OpenAction = (typeof openActions)[number];

export const isOpenAction = (action: Action): action is OpenAction => openActions.some((open) => open === action);
