import type { PersonalModel } from "./fate";

const own = "t.user_id = $1::uuid";
const ownAddress = "(SELECT a.email_key FROM email_address a WHERE a.user_id = $1::uuid)";

/** The account, how one comes in, and what a person says of themselves. Erased in this order: a row before what names it. */
export const accountModels = {
  PendingSignUp: {
    topic: "security",
    table: "pending_sign_up",
    owner: `((t.provider, t.provider_account_id) IN (SELECT a.provider, a.provider_account_id FROM account a WHERE a.user_id = $1::uuid)
      OR lower(t.data->>'email') IN ${ownAddress})`,
    exported: "id provider provider_account_id next_step expires_at created_at updated_at",
    withheld: { secret: "token_hash", internal: "data" },
    leaving: "delete",
  },
  EmailVerification: {
    topic: "account",
    table: "email_verification",
    owner: "t.email_address_id IN (SELECT a.id FROM email_address a WHERE a.user_id = $1::uuid)",
    exported: "id email_address_id sent_at expires_at used_at voided_at created_at updated_at",
    withheld: { secret: "token_hash" },
    leaving: "delete",
  },
  Invite: {
    topic: "access",
    table: "invite",
    owner: `(t.accepted_by_id = $1::uuid OR t.email_key IN ${ownAddress})`,
    exported:
      "id course_id email email_key accepted_by_id expires_at accepted_at withdrawn_at seat_ends_at created_at updated_at",
    withheld: { secret: "token_hash", others: "invited_by_id" },
    leaving: "delete",
  },
  CourseInvite: {
    topic: "teaching",
    table: "course_invite",
    owner: `(${own} OR t.email_key IN ${ownAddress})`,
    exported:
      "id course_id user_id email_key role rights revenue_share state expires_at decided_at created_at updated_at",
    withheld: { secret: "token_hash", others: "invited_by_id" },
    leaving: "delete",
  },
  OutboxMail: {
    topic: "messages",
    table: "outbox_mail",
    owner: `(${own} OR lower(t.to_address) IN ${ownAddress})`,
    exported: "id user_id to_address subject kind state sent_at created_at updated_at",
    withheld: { secret: "html text headers", internal: "message_id attempts last_error" },
    leaving: "delete",
  },
  MailRefusal: {
    topic: "messages",
    table: "mail_refusal",
    owner: `t.email_key IN ${ownAddress}`,
    exported: "id email_key kind created_at",
    leaving: "delete",
  },
  EmailAddress: {
    topic: "account",
    table: "email_address",
    owner: own,
    exported: "id user_id email email_key is_primary verified_at created_at updated_at",
    leaving: "delete",
  },
  ReleasedUsername: {
    topic: "account",
    table: "released_username",
    owner: own,
    exported: "username user_id released_at",
    order: "t.username",
    leaving: "delete",
  },
  GroupMember: {
    topic: "account",
    table: "group_member",
    owner: own,
    exported: "id group_id user_id created_at",
    withheld: { others: "added_by_id" },
    leaving: "delete",
  },
  PasswordReset: {
    topic: "security",
    table: "password_reset",
    owner: own,
    exported: "id user_id email_address_id expires_at used_at ip_address created_at updated_at",
    withheld: { secret: "token_hash" },
    leaving: "delete",
  },
  UserSession: {
    topic: "security",
    table: "user_session",
    owner: own,
    exported:
      "id user_id device_type user_agent ip_address location login_method last_activity_at idle_expires_at expires_at ended_at is_suspicious impersonation_reason created_at updated_at",
    withheld: { others: "impersonator_id impersonator_session_id", internal: "security_notes" },
    leaving: "delete",
  },
  LoginLog: {
    topic: "security",
    table: "login_log",
    owner: own,
    exported: "id user_id ip_address user_agent is_successful failure_reason created_at",
    withheld: { secret: "email_hash" },
    leaving: "delete",
  },
  SecondFactor: {
    topic: "security",
    table: "second_factor",
    owner: own,
    exported: "id user_id confirmed_at created_at updated_at",
    withheld: { secret: "secret_encrypted last_used_step" },
    leaving: "delete",
  },
  RecoveryCode: {
    topic: "security",
    table: "recovery_code",
    owner: own,
    exported: "id user_id used_at created_at updated_at",
    withheld: { secret: "code_hash" },
    leaving: "delete",
  },
  Passkey: {
    topic: "security",
    table: "passkey",
    owner: own,
    exported: "id user_id name credential_id transports is_synced last_used_at created_at updated_at",
    withheld: { secret: "public_key counter" },
    leaving: "delete",
  },
  Account: {
    topic: "security",
    table: "account",
    owner: own,
    exported: "id user_id provider provider_account_id label last_used_at created_at updated_at",
    leaving: "delete",
  },
  UserPreference: {
    topic: "profile",
    table: "user_preference",
    owner: own,
    exported:
      "id user_id theme language time_zone reminder_frequency reminder_time mail_choices content_filters accessibility desk created_at updated_at",
    leaving: "delete",
  },
  Profile: {
    topic: "profile",
    table: "profile",
    owner: own,
    exported:
      "id user_id picture_file_id bio phone address city state country postal_code date_of_birth website linkedin twitter github expertise educational_background teaching_experience interests visible_fields is_public created_at updated_at",
    leaving: "delete",
  },
  Notification: {
    topic: "messages",
    table: "notification",
    owner: own,
    exported:
      "id user_id kind priority title message action_url action_text course_id metadata read_at dismissed_at email_sent_at expires_at created_at updated_at",
    withheld: { internal: "dedupe_key" },
    leaving: "delete",
  },
  AuditEvent: {
    topic: "security",
    table: "audit_event",
    owner: "(t.actor_id = $1::uuid OR t.object_id = $1::text)",
    exported: "id action object_type object_id erased_at created_at",
    withheld: {
      others: "actor_id values ip_address field_names",
      secret: "digests previous_hash hash",
      internal: "sequence",
    },
    leaving: { values: "NULL", erased_at: "coalesce(t.erased_at, $2::timestamptz)", ip_address: "NULL" },
  },
  User: {
    topic: "account",
    table: "users",
    owner: "t.id = $1::uuid",
    exported: "id username name role is_active created_at updated_at",
    withheld: {
      secret: "password_hash",
      internal: "failed_login_attempts temporary_ban_until anonymized_at is_demo",
    },
    leaving: {
      username: "'former-' || replace(t.id::text, '-', '')",
      name: "$3::text",
      role: "'STUDENT'",
      is_active: "false",
      password_hash: "NULL",
      failed_login_attempts: "0",
      temporary_ban_until: "NULL",
      anonymized_at: "$2::timestamptz",
      updated_at: "$2::timestamptz",
    },
  },
} as const satisfies Record<string, PersonalModel>;
