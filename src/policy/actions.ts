import type { AttemptAction } from "./attempt";
import type { CertificateAction } from "./certificate";
import type { CourseAction } from "./course";
import type { LessonAction } from "./lesson";
import type { PreviewAction } from "./preview";
import type { SiteAction } from "./site";

/** Everything that anyone can be allowed to do. The matrix test has a row for each, or does not compile. */
export type Action = SiteAction | CourseAction | LessonAction | AttemptAction | CertificateAction | PreviewAction;
