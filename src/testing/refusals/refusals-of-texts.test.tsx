// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { AddAssessmentButton } from "@/features/authoring/components/assessment/add-assessment-button";
import { AnnouncementManager } from "@/features/discussion/components/announcements/announcement-manager";
import { MutedPeople } from "@/features/discussion/components/muted-people";
import { PostActions } from "@/features/discussion/components/post-actions";
import { PostReports } from "@/features/discussion/components/post-reports";
import type { TalkPlace } from "@/features/discussion/components/talk-place";
import { TeamActions } from "@/features/discussion/components/team-actions";
import type { ShownPost, ShownThread } from "@/features/discussion/server/show-thread";
import { AppealForm } from "@/features/reviews/components/appeal-form";
import { CaseSide } from "@/features/reviews/components/case-side";
import { OwnReview } from "@/features/reviews/components/own-review";
import { ReviewCases } from "@/features/reviews/components/review-cases";
import { SaidActions } from "@/features/reviews/components/said-actions";
import { ShareForm } from "@/features/reviews/components/share-form";
import type { QueuedReview } from "@/features/reviews/server/list-queue";
import { withBrowserStorage } from "@/testing/browser-storage";
import { pressAndHear, type RefusalCase, refusal } from "./refusing-page";

const courseId = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a01";
const id = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a02";
const otherId = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a03";
const readerId = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a04";
const now = new Date("2026-11-20T10:00:00Z");

const queued: QueuedReview = {
  id,
  rating: 5,
  title: "",
  content: "Clear from the first page on.",
  state: "PENDING",
  reasonCode: null,
  reasonNote: "",
  decidedAt: null,
  decidedBy: null,
  notes: "",
  progress: 100,
  isVerified: true,
  isFeatured: false,
  helpfulCount: 0,
  appealText: null,
  appealedAt: null,
  updatedAt: now,
  author: { name: "Mara", since: now.toISOString(), enrolledAt: null, otherReviews: 0 },
  course: { title: "Sky", slug: "sky", averageRating: null, reviewCount: 0 },
  reports: [],
  burst: null,
};
const queue = { queue: "waiting", page: 1, pages: 1, total: 1, reviews: [queued] } as const;
const own = { id, rating: 5, title: "", content: "Clear from the first page on." };

const said = (
  <SaidActions
    of={{ courseId, reviewId: id }}
    readerId={readerId}
    helpful={{ count: 3, isMine: false }}
    isReported={false}
    reply=""
  />
);
const ownReview = <OwnReview courseId={courseId} readerId={readerId} own={own} mayWrite />;

const place: TalkPlace = {
  courseId,
  slug: "sky",
  language: "en",
  lessonId: null,
  reader: { id: readerId, isStaff: true, isModerator: false, mute: null },
  onChanged: () => undefined,
};
const question: ShownPost = {
  id,
  state: "shown",
  author: "Mara",
  isTeacher: false,
  isOwn: false,
  html: "<p>Why blue?</p>",
  content: null,
  hiddenReason: null,
  at: now.toISOString(),
  isEdited: true,
  isReported: false,
  useful: { count: 0, isMine: false },
  reports: [{ reason: "insult", note: "", by: "Femi" }],
};
const ownPost: ShownPost = { ...question, isOwn: true, content: "Why blue?" };
const reply: ShownPost = { ...question, id: otherId };
const thread: ShownThread = {
  id,
  title: "Sky",
  lesson: null,
  videoSecond: null,
  isOwn: false,
  isPinned: false,
  isClosed: false,
  acceptedPostId: null,
  question,
  replies: [reply],
  replyCount: 1,
};
const team = <TeamActions post={question} thread={thread} place={place} />;
const announcement = {
  id,
  title: "Sky",
  author: "Mara",
  html: "<p>Moved.</p>",
  content: "Moved.",
  publishedAt: null,
  isEdited: false,
};
const announcements = {
  course: { id: courseId, slug: "sky", title: "Sky", language: "en" },
  mayWrite: true,
  announcements: [announcement],
  ...{ total: 1, page: 1, lastPage: 1 },
};
const announced = <AnnouncementManager page={announcements} viewerId={readerId} />;

const signedOut = (path: string) => refusal(path, "SIGN_IN_REQUIRED", "common.sign_in_required");

const notKept: Record<string, RefusalCase> = {
  "finding a review helpful": {
    element: said,
    presses: ["Helpful, 3"],
    refused: signedOut("reviews.vote"),
  },
  "reporting a review": {
    element: said,
    presses: ["Report", "Send report"],
    refused: signedOut("reviews.report"),
  },
  "deleting one's own review": {
    element: ownReview,
    presses: ["Delete review", { answer: "Delete review" }],
    refused: signedOut("reviews.remove"),
  },
  "deciding on a review": {
    element: (
      <ReviewCases queue={{ ...queue, reviews: [queued] }} pages={null}>
        {null}
      </ReviewCases>
    ),
    presses: ["Approve"],
    refused: signedOut("reviews.decide"),
  },
  "noting something of a review": {
    element: <CaseSide review={queued} />,
    presses: ["Save notes"],
    refused: signedOut("reviews.saveNotes"),
  },
  "setting who can review": {
    element: <ShareForm share={20} />,
    presses: ["Save"],
    refused: signedOut("reviews.saveShare"),
  },
  "finding a post useful": {
    element: <PostActions post={question} thread={thread} place={place} />,
    presses: ["Useful"],
    refused: signedOut("discussion.vote"),
  },
  "accepting an answer while muted": {
    element: <PostActions post={reply} thread={thread} place={place} />,
    presses: ["Accept as answer"],
    refused: refusal("discussion.accept", "FORBIDDEN", "discussion.muted", { reason: "", until: now.toISOString() }),
    says: "The team has muted you in this course.",
  },
  "reporting a post": {
    element: <PostActions post={question} thread={thread} place={place} />,
    presses: ["Report", "Send report"],
    refused: signedOut("discussion.report"),
  },
  "leaving a reported post": {
    element: <PostReports post={question} place={place} />,
    presses: ["Keep visible"],
    refused: signedOut("discussion.judge"),
  },
  "pinning a question that is gone": {
    element: team,
    presses: ["Pin"],
    refused: refusal("discussion.setThread", "NOT_FOUND", "discussion.no_such_thread"),
    says: "This question no longer exists. Reload the page.",
  },
  "hiding a post": {
    element: team,
    presses: ["Hide", { into: "Reason", words: "An insult." }, { answer: "Hide" }],
    refused: signedOut("discussion.judge"),
  },
  "muting someone": {
    element: team,
    presses: ["Mute author", { into: "Reason", words: "Three insults." }, { answer: "Mute" }],
    refused: signedOut("discussion.mute"),
  },
  "reading earlier versions": {
    element: team,
    presses: ["Earlier versions"],
    refused: signedOut("discussion.history"),
  },
  "unmuting someone": {
    element: (
      <MutedPeople courseId={courseId} people={[{ userId: id, name: "Mara", reason: "", until: "2027-01-01" }]} />
    ),
    presses: ["Unmute Mara"],
    refused: signedOut("discussion.unmute"),
  },
  "adding an assessment": {
    element: <AddAssessmentButton courseId={courseId} lessonId={id} />,
    presses: ["Add an assessment"],
    refused: signedOut("authoring.assessment.addToLesson"),
    says: "You’ve been signed out. Sign in again in another tab, then go on here.",
  },
  "publishing an announcement": {
    element: announced,
    presses: ["Publish"],
    refused: signedOut("discussion.publishAnnouncement"),
  },
};

const reviewKept = "Your session has ended. Sign in again. What you typed is saved on this device.";
const postKept = "Your session has ended. Your text is kept on this device. Sign in again.";

const kept: Record<string, RefusalCase> = {
  "changing one's own review": {
    element: ownReview,
    presses: ["Edit review", "Submit review"],
    refused: signedOut("reviews.write"),
    says: reviewKept,
  },
  "replying to a review": {
    element: said,
    presses: ["Reply", { into: "Reply", words: "Thank you." }, "Publish reply"],
    refused: signedOut("reviews.reply"),
    says: reviewKept,
  },
  "asking for a second look": {
    element: <AppealForm reviewId={id} readerId={readerId} />,
    presses: [{ into: "Why should it be published?", words: "It is about the course." }, "Send"],
    refused: signedOut("reviews.appeal"),
    says: reviewKept,
  },
  "changing a post": {
    element: <PostActions post={ownPost} thread={thread} place={place} />,
    presses: ["Edit", "Save"],
    refused: signedOut("discussion.edit"),
    says: postKept,
  },
  "changing a post while muted": {
    element: <PostActions post={ownPost} thread={thread} place={place} />,
    presses: ["Edit", "Save"],
    refused: refusal("discussion.edit", "FORBIDDEN", "discussion.muted", { reason: "", until: now.toISOString() }),
    says: "The team has muted you in this course. Your text is kept on this device.",
  },
  "changing an announcement": {
    element: announced,
    presses: ["Edit", "Save"],
    refused: signedOut("discussion.writeAnnouncement"),
    says: postKept,
  },
};

withBrowserStorage();

test.each(Object.entries(notKept))("a refusal of %s claims nothing of a text", async (_, one) => {
  const { sentence, heard } = await pressAndHear(one);
  expect(heard).toContain(sentence);
});

test.each(Object.entries(kept))("a refusal of %s says that the text is kept", async (_, one) => {
  const { sentence, heard } = await pressAndHear(one);
  expect(heard).toContain(sentence);
});

const typed: Record<string, RefusalCase> = {
  "changing one's own review": {
    element: ownReview,
    presses: ["Edit review", { into: "Title", words: "Stars" }, "Submit review"],
    refused: signedOut("reviews.write"),
  },
  "changing a post": {
    element: <PostActions post={ownPost} thread={thread} place={place} />,
    presses: ["Edit", { into: "Your ", words: "Why is it blue?" }, "Save"],
    refused: signedOut("discussion.edit"),
  },
};

test.each(Object.entries(typed))(
  "where the browser keeps nothing, a refusal of %s claims nothing of the text",
  async (_, one) => {
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("There is no space.", "QuotaExceededError");
    });
    const { sentence, heard } = await pressAndHear(one);
    full.mockRestore();
    expect(heard).toContain(sentence);
  },
);
