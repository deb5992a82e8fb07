// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Toaster } from "@/components/ui/toaster";
import { asTree } from "@/features/administration/categories/rules";
import { CategoryTree } from "@/features/administration/components/categories/category-tree";
import { TestimonialList } from "@/features/administration/components/testimonials/testimonial-list";
import { EarlierTable } from "@/features/certificates/components/earlier-table";
import { MoveState } from "@/features/courses/components/move-state";
import { PreviewLink } from "@/features/courses/components/preview-link";
import { SourceList } from "@/features/drafting/components/source-list";
import { MoveForm } from "@/features/learning/components/moves/move-form";
import { NewVersionButton } from "@/features/learning/components/new-version-button";
import { CountAgain as CountStorageAgain } from "@/features/media/components/storage/count-again";
import { QuotaCell } from "@/features/media/components/storage/quota-cell";
import { Uploader } from "@/features/media/components/uploader";
import { BookmarkForm } from "@/features/notebook/components/saved/bookmark-form";
import { SavedBookmarks } from "@/features/notebook/components/saved/saved-bookmarks";
import { SavedNote } from "@/features/notebook/components/saved/saved-note";
import { GoalForm } from "@/features/records/components/goal-form";
import { StreakSwitch } from "@/features/records/components/streak-switch";
import { TakeReminder } from "@/features/records/components/take-reminder";
import { CountAgain as CountFiguresAgain } from "@/features/statistics/components/site/count-again";
import { ArrangePanel } from "@/features/studio/components/home/arrange-panel";
import { defaultSettings } from "@/features/studio/dashboard";
import { pressAndHear, type RefusalCase, refusal } from "./refusing-page";

const courseId = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a01";
const id = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a02";
const otherId = "0197e2a4-5c1e-7b1d-9c55-0d1f6f2f9a03";

const move = {
  id,
  state: "RUNNING",
  toNumber: 3,
  moved: 1,
  stayed: 0,
  createdAt: new Date(0),
  finishedAt: null,
} as const;
const owner = { ownerId: id, name: "Mara", quotaBytes: 1e9, ownQuotaBytes: null };
const sky = {
  id,
  kind: "course",
  ownTitle: "",
  notes: "",
  title: "Sky",
  courseTitle: null,
  language: "en",
  href: null,
} as const;
const bookmarks = [sky, { ...sky, id: otherId, title: "Sea" }];
const earlier = { courseId, slug: "sky", title: "Sky", language: "en", count: 2 };
const openLink = { "courses.previewLink.state": { openUntil: "2027-01-01T00:00:00Z" } };
const counts = { pages: null, characters: 10, spans: 1, progress: null };
const source = { id, title: "Tides", kind: "text", state: "READY", failure: null, ...counts } as const;
const tooMany = { retryAfterSeconds: 120, minutes: 2 };

const unfinished = {
  ...{ id, name: "sky.mp4", sizeBytes: 2e6, arrivedBytes: 1e6, lastModified: null },
  startedAt: new Date(0),
};
const note = {
  ...{ id, lessonId: otherId, content: "Why blue?", html: "<p>Why blue?</p>", tags: [], hidden: null, href: null },
  ...{ courseTitle: "Sky", lessonTitle: "Colors", language: "en" },
  anchor: { kind: "lesson" },
  sharing: "private",
  savedAt: "2026-11-20T10:00:00Z",
} as const;
const femi = {
  ...{ id: otherId, name: "Femi", role: "", content: "Clear.", rating: 5, isFeatured: false, pictureId: null },
  ...{ mark: "a", picture: null },
};
const testimonials = [{ ...femi, id, name: "Mara" }, femi];
const category = (categoryId: string, name: string) => ({
  ...{ id: categoryId, name, slug: name, description: "", icon: null, parentId: null, isActive: true },
  ...{ isFeatured: false, courses: 0, instructors: 0, formerSlugs: [], mark: "a" },
});
const categories = asTree([category(id, "Sky"), category(otherId, "Sea")]);

const cases: Record<string, RefusalCase> = {
  "moving students": {
    element: (
      <MoveForm
        courseId={courseId}
        toVersionId={id}
        fromVersionId={null}
        groups={[{ group: "unaffected", count: 2 }]}
      />
    ),
    presses: ["Move 2 students"],
    refused: refusal("courses.versions.moveLearners", "CONFLICT", "courses.not_live_version"),
  },
  "stopping a move of students": {
    element: <MoveState courseId={courseId} move={move} mayStop />,
    presses: ["Stop"],
    refused: refusal("courses.versions.stopMove", "FORBIDDEN", "common.forbidden"),
  },
  "moving oneself to a new version": {
    element: <NewVersionButton slug="sky" versionId={id} />,
    presses: ["Move to new version"],
    refused: refusal("learning.moveToNewVersion", "CONFLICT", "learning.version_gone"),
  },
  "changing how much someone may store": {
    element: <QuotaCell owner={owner} />,
    presses: ["Change the storage limit of Mara", "Save"],
    refused: refusal("media.storageAdmin.setQuota", "NOT_FOUND", "common.not_found"),
  },
  "measuring storage": {
    element: <CountStorageAgain />,
    presses: ["Measure now"],
    refused: refusal("media.storageAdmin.countAgain", "QUOTA_EXCEEDED", "common.quota", tooMany),
  },
  "recounting the site's figures": {
    element: <CountFiguresAgain />,
    presses: ["Recount now"],
    refused: refusal("statistics.recount", "QUOTA_EXCEEDED", "common.quota", tooMany),
  },
  "hiding the streak": {
    element: <StreakSwitch isHidden={false} />,
    presses: ["Hide streak"],
    refused: refusal("records.saveDashboard", "SIGN_IN_REQUIRED", "common.sign_in_required"),
  },
  "setting a goal": {
    element: <GoalForm goal={null} />,
    presses: ["Save goal"],
    refused: refusal("records.saveDashboard", "QUOTA_EXCEEDED", "common.quota", tooMany),
  },
  "taking the suggested reminder": {
    element: <TakeReminder time="18:00" />,
    presses: ["Remind me daily"],
    refused: refusal("profiles.savePreferences", "SIGN_IN_REQUIRED", "common.sign_in_required"),
  },
  "describing a bookmark": {
    element: <BookmarkForm bookmark={sky} onClose={() => undefined} onSaved={() => undefined} />,
    presses: ["Save"],
    refused: refusal("notebook.editBookmark", "NOT_FOUND", "notebook.no_such_bookmark"),
  },
  "moving a bookmark": {
    element: <SavedBookmarks bookmarks={bookmarks} />,
    presses: ["Move “Sky” down"],
    refused: refusal("notebook.moveBookmark", "NOT_FOUND", "notebook.no_such_bookmark"),
  },
  "removing a bookmark": {
    element: <SavedBookmarks bookmarks={bookmarks} />,
    presses: ["Remove the bookmark “Sky”"],
    refused: refusal("notebook.removeBookmark", "SIGN_IN_REQUIRED", "common.sign_in_required"),
  },
  "bringing back a bookmark": {
    element: (
      <>
        <SavedBookmarks bookmarks={bookmarks} />
        <Toaster />
      </>
    ),
    presses: ["Remove the bookmark “Sky”", "Undo"],
    refused: refusal("notebook.restoreBookmark", "RULE_BROKEN", "notebook.too_many_bookmarks", { most: 300 }),
    answers: { "notebook.removeBookmark": null },
    says: "The bookmark couldn’t be restored. You have 300 bookmarks, which is the limit. Remove one first.",
  },
  "discarding an unfinished upload": {
    element: <Uploader maxBytes={1e9} unfinished={[unfinished]} />,
    presses: ["Discard sky.mp4"],
    refused: refusal("media.cancelUpload", "CONFLICT", "media.completing"),
  },
  "deleting a note": {
    element: (
      <>
        <SavedNote note={note} readerId={otherId} />
        <Toaster />
      </>
    ),
    presses: ["Delete"],
    refused: refusal("notebook.removeNote", "SIGN_IN_REQUIRED", "common.sign_in_required"),
    says: "The note couldn’t be deleted. Your session has ended. Sign in again.",
  },
  "opening the preview link": {
    element: <PreviewLink courseId={courseId} />,
    presses: ["Preview link"],
    refused: refusal("courses.previewLink.state", "FORBIDDEN", "common.forbidden"),
  },
  "creating a preview link": {
    element: <PreviewLink courseId={courseId} />,
    presses: ["Preview link", "Create link"],
    refused: refusal("courses.previewLink.share", "CONFLICT", "courses.archived"),
    answers: { "courses.previewLink.state": { openUntil: null } },
  },
  "revoking a preview link": {
    element: <PreviewLink courseId={courseId} />,
    presses: ["Preview link", "Revoke link"],
    refused: refusal("courses.previewLink.revoke", "FORBIDDEN", "common.forbidden"),
    answers: openLink,
  },
  "issuing earlier certificates": {
    element: <EarlierTable courses={[earlier]} />,
    presses: ["Issue 2 certificates"],
    refused: refusal("certificates.issueEarlier", "RULE_BROKEN", "certificates.gives_none"),
  },
  "removing a source of a draft": {
    element: <SourceList draftId={id} sources={[source]} />,
    presses: ["Remove Tides"],
    refused: refusal("drafting.removeSource", "CONFLICT", "drafting.source_cited", { count: 2 }),
  },
  "arranging the home page": {
    element: <ArrangePanel initial={defaultSettings} />,
    presses: ["Save layout"],
    refused: refusal("studio.home.customise", "SIGN_IN_REQUIRED", "common.sign_in_required"),
  },
};

test.each(Object.entries(cases))("a refusal of %s says exactly why", async (_, one) => {
  const { sentence, heard } = await pressAndHear(one);
  expect(heard).toContain(sentence);
});

const announced: Record<string, RefusalCase> = {
  "deleting a testimonial": {
    element: <TestimonialList testimonials={testimonials} />,
    presses: ["Delete Mara’s testimonial", { answer: "Delete" }],
    refused: refusal("testimonials.delete", "SIGN_IN_REQUIRED", "common.sign_in_required"),
  },
  "moving a category": {
    element: <CategoryTree categories={categories} />,
    presses: ["Move Sky down"],
    refused: refusal("categories.place", "SIGN_IN_REQUIRED", "common.sign_in_required"),
  },
};

test.each(Object.entries(announced))("a refusal of %s is not announced as done", async (_, one) => {
  const { sentence, heard } = await pressAndHear(one);
  expect(heard).toEqual([sentence]);
});
