import "server-only";
import { mayRead } from "@/features/discussion/rules";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";
import type { OpenLesson, OpenLessons } from "./open-lessons";
import type { PostRow, ThreadRow } from "./thread-sql";

export interface ShownPost {
  id: string;
  state: "shown" | "deleted" | "hidden";
  /** Null where its words are not given. */
  author: string | null;
  isTeacher: boolean;
  isOwn: boolean;
  /** Safe to show; null for whom the words are not. */
  html: string | null;
  /** The words themselves, for their author. */
  content: string | null;
  /** Why it is hidden, for its author and those who moderate. */
  hiddenReason: string | null;
  /** ISO 8601. */
  at: string;
  isEdited: boolean;
  isReported: boolean;
  /** How many people found it useful, and whether the reader did. */
  useful: { count: number; isMine: boolean };
  /** Open ones, for those who moderate. */
  reports: { reason: string; note: string; by: string }[];
}

export interface ShownThread {
  id: string;
  /** Null where the words of the question are not given. */
  title: string | null;
  lesson: OpenLesson | null;
  videoSecond: number | null;
  isOwn: boolean;
  isPinned: boolean;
  isClosed: boolean;
  acceptedPostId: string | null;
  question: ShownPost;
  replies: ShownPost[];
  /** Replies that everybody sees, also those beyond `replies`. */
  replyCount: number;
}

export interface Reader {
  userId: string;
  isModerator: boolean;
  locale: string;
}

/** What is deleted stays in the list only where someone may have answered it. */
export async function showThread(row: ThreadRow, reader: Reader, open: OpenLessons): Promise<ShownThread | null> {
  const posts = await Promise.all(row.posts.map((post) => showPost(post, reader)));
  const [question, ...replies] = posts;
  if (!question) return null;
  const lesson = open.lessons.find(({ id }) => id === row.lessonId) ?? null;
  const { id, videoSecond, isPinned, isClosed, acceptedPostId, replyCount } = row;
  return {
    ...{ id, lesson, videoSecond, isPinned, isClosed, acceptedPostId, replyCount, question, replies },
    title: question.html === null ? null : row.title,
    isOwn: row.userId === reader.userId,
  };
}

async function showPost(row: PostRow, { userId, isModerator, locale }: Reader): Promise<ShownPost> {
  const isOwn = row.userId === userId;
  const isGiven = mayRead(row, { isOwn, isModerator });
  return {
    id: row.id,
    state: row.isDeleted ? "deleted" : row.isHidden ? "hidden" : "shown",
    author: isGiven ? row.name : null,
    isTeacher: isGiven && row.isTeacher,
    isOwn,
    html: isGiven ? await htmlOf(row, locale) : null,
    content: isGiven && isOwn ? row.content : null,
    hiddenReason: isGiven && row.isHidden ? row.hiddenReason : null,
    at: new Date(row.createdAt).toISOString(),
    isEdited: row.editedAt !== null,
    isReported: row.isReportedByMe,
    useful: { count: row.usefulCount, isMine: row.isUsefulToMe },
    reports: isModerator ? (row.reports ?? []) : [],
  };
}

/** Through the renderer of all texts, headings below those of the page. */
async function htmlOf({ id, content }: PostRow, locale: string): Promise<string> {
  const words = await contentWords(locale);
  return (await renderContent(content, { words, topHeading: 4, idPrefix: `p-${id}-` })).html;
}
