import type { PersonalModel } from "./fate";

const own = "t.user_id = $1::uuid";
const ownPosts = "(SELECT p.id FROM post p WHERE p.user_id = $1::uuid)";

/** What a person says to others. The places stay, the words go. Erased in this order: a row before what names it. */
export const communityModels = {
  PostRevision: {
    topic: "discussion",
    table: "post_revision",
    owner: `t.post_id IN ${ownPosts}`,
    exported: "id post_id content created_at",
    leaving: "delete",
  },
  PostVote: {
    topic: "discussion",
    table: "post_vote",
    owner: own,
    exported: "id post_id user_id created_at",
    leaving: "keep",
  },
  PostReport: {
    topic: "discussion",
    table: "post_report",
    owner: own,
    exported: "id post_id user_id reason_code note resolved_at created_at updated_at",
    leaving: "delete",
  },
  Post: {
    topic: "discussion",
    table: "post",
    owner: own,
    exported:
      "id thread_id user_id parent_id content edited_at deleted_at reported_at hidden_at hidden_reason created_at updated_at",
    leaving: { content: "''", hidden_reason: "''", deleted_at: "coalesce(t.deleted_at, $2::timestamptz)" },
  },
  Thread: {
    topic: "discussion",
    table: "thread",
    owner: own,
    exported:
      "id course_id lesson_id user_id title video_second accepted_post_id is_pinned locked_at deleted_at last_post_at created_at updated_at",
    leaving: { title: "$4::text" },
  },
  CourseMute: {
    topic: "discussion",
    table: "course_mute",
    owner: own,
    exported: "id course_id user_id reason until created_at updated_at",
    leaving: "delete",
  },
  Announcement: {
    topic: "teaching",
    table: "announcement",
    owner: own,
    exported: "id course_id user_id title content publish_at edited_at deleted_at created_at updated_at",
    leaving: "keep",
  },
  LearnerMessage: {
    topic: "teaching",
    table: "learner_message",
    owner: own,
    exported: "id course_id user_id content created_at",
    withheld: { others: "enrollment_ids" },
    leaving: "keep",
  },
  ReviewVote: {
    topic: "reviews",
    table: "review_vote",
    owner: own,
    exported: "id review_id user_id created_at",
    leaving: "keep",
  },
  ReviewReport: {
    topic: "reviews",
    table: "review_report",
    owner: own,
    exported: "id review_id user_id reason_code note resolved_at created_at updated_at",
    leaving: "delete",
  },
  ReviewReply: {
    topic: "reviews",
    table: "review_reply",
    owner: own,
    exported: "id review_id user_id content created_at updated_at",
    leaving: "delete",
  },
  Review: {
    topic: "reviews",
    table: "review",
    owner: own,
    exported:
      "id user_id course_id rating title content state reason_code reason_note decided_at progress_when_written is_verified is_featured helpful_count appeal_text appealed_at created_at updated_at",
    withheld: { others: "decided_by_id moderation_notes" },
    leaving: { title: "''", content: "''", reason_note: "''", moderation_notes: "''", appeal_text: "NULL" },
  },
} as const satisfies Record<string, PersonalModel>;
