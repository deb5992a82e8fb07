/**
 * Where a secret of the scene is (procedures/scene.ts, more-things.ts), and who may be shown it: a column of the database, the row
 * that is meant (plant.ts), and a mark for each of the people of procedures/people.ts.
 *
 * . never: not in an answer, a refusal, an email or a notification.
 * + shown somewhere.
 * p shown, and only by the procedures and pages that the row names behind it.
 *
 * The marks say who is shown it indeed, so that a row cannot allow more than there is a reason for.
 */
export const canaryTable = `
# column                              row              G S O L I H A X P U
# What proves who somebody is: stored, compared, and shown to nobody.
users.password_hash                   student          . . . . . . . . . .
email_verification.token_hash         student          . . . . . . . . . .
password_reset.token_hash             student          . . . . . . . . . .
second_factor.secret_encrypted        paused           . . . . . . . . . .
passkey.public_key                    paused           . . . . . . . . . .
# Told to the device of its owner alone, so that it makes no second one.
passkey.credential_id                 paused           . . . . . . . . p .   p = accounts.passkeys.
passkey.name                          paused           . . . . . . . . p .   p = accounts.secondFactor.state accounts.security.overview /account/security
recovery_code.code_hash               paused           . . . . . . . . . .
account.provider_account_id           student          . . . . . . . . . .
pending_sign_up.token_hash            made             . . . . . . . . . .
pending_sign_up.provider_account_id   made             . . . . . . . . . .
pending_sign_up.data                  made             . . . . . . . . . .
setup_code.code_hash                  made             . . . . . . . . . .
course.preview_token_hash             course           . . . . . . . . . .
course_invite.token_hash              course           . . . . . . . . . .
invite.token_hash                     course           . . . . . . . . . .
login_log.email_hash                  student          . . . . . . . . . .
password_reset.ip_address             student          . . . . . . . . . .
user_session.security_notes           student          . . . . . . . . . .
user_session.user_agent               student          . . . . . . . . . .
user_session.location                 student          . . . . . . . . . .
login_log.user_agent                  student          . . . . . . . . . .
assessment_attempt.user_agent         student          . . . . . . . . . .
assessment_attempt.ip_address         student          . . . . . . . . . .
subscription.payment_reference        student          . . . . . . . . . .
subscription.payment_method           student          . . . . . . . . . .

# What the machinery writes down for itself.
job_run.event                         made             . . . . . . . . . .
job_run.output                        made             . . . . . . . . . .
job_run.error                         made             . . . . . . . . . .
job_step.input                        made             . . . . . . . . . .
job_step.output                       made             . . . . . . . . . .
job_step.error                        made             . . . . . . . . . .
outbox_event.data                     made             . . . . . . . . . .
outbox_event.last_error               made             . . . . . . . . . .
mail_refusal.email_key                made             . . . . . . . . . .
rate_limit.key                        made             . . . . . . . . . .
request_limit.key                     made             . . . . . . . . . .
site_setting.value                    canary           . . . . . . . . . .
heartbeat.detail                      canary           . . . . . . . . . .
file_download.visitor                 made             . . . . . . . . . .
course_view.visitor                   made             . . . . . . . . . .
resource_download.visitor             made             . . . . . . . . . .
search_document.body                  video            . . . . . . . . . .
search_word.word                      canary           . . . . . . . . . .
notification.title                    student          . . . . . . . . . .
notification.message                  student          . . . . . . . . . .
user_stats.learning_habits            student          . . . . . . . . . .
note.passage                          own              . . . . . . . . . .
user_activity.data                    student          . . . . . . . . . .

# Of the person, for the person.
email_address.email                   second           . + . . . . p . . .   p = users.get /admin/users/
user_session.impersonation_reason     acted            . + . . . . . . . .
user_session.ip_address               student          . + . . . . p . . .   p = users.get /admin/users/
login_log.ip_address                  student          . + . . . . p . . .   p = users.get /admin/users/
account.label                         student          . + . . . . . . . .
profile.bio                           student          . + . . . . . . . .
profile.phone                         student          . + . . . . . . . .
profile.address                       student          . + . . . . . . . .
profile.city                          student          . + . . . . . . . .
profile.state                         student          . + . . . . . . . .
profile.country                       student          . + . . . . . . . .
profile.postal_code                   student          . + . . . . . . . .
profile.website                       student          . + . . . . . . . .
profile.linkedin                      student          . + . . . . . . . .
profile.twitter                       student          . + . . . . . . . .
profile.github                        student          . + . . . . . . . .
profile.expertise                     student          . + . . . . . . . .
profile.educational_background        student          . + . . . . . . . .
profile.interests                     student          . + . . . . . . . .
notification.metadata                 student          . + . . . . . . . .
note.content                          own              . + . . . . . . . .
note.tags                             own              . + . . . . . . . .
note.content                          removed          . . . . . . . . . .
bookmark.title                        student          . + . . . . . . . .
bookmark.notes                        student          . + . . . . . . . .
bookmark.title                        removed          . . . . . . . . . .
bookmark.notes                        removed          . . . . . . . . . .
attempt_answer.text_response          student          . + . . . . . . . .
attempt_answer.text_response          ended            . . . + . . + + . +
attempt_answer.fields                 student          . + . . . . . . . .
answer_file.name                      student          . + . . . . . . . .
attempt_answer.fields                 ended            . . . . . . . . . .
attempt_answer.feedback               ended            . . . + . . + + . +
# Of a student of the course who is none of these: for whoever grades.
attempt_answer.text_response          essay            . . . + . . + + . .
answer_grade.comment                  essay            . . . + . . + + . .
answer_grade.reason                   essay            . . . + . . + + . .
saved_comment.text                    lead             . . . + . . . . . .
# At an assessment, of a student who knows nothing of it: for those who look after students.
attempt_address.ip_address            ended            . . . + . . + + . +
attempt_address.user_agent            ended            . . . . . . . . . .
assessment_accommodation.reason       paused           . . . + . . + + . .
# Of a group that the student is in and knows nothing of.
course_group.name                     evening          . . . + . . + + . .
# What someone answered in practice is read again by no one.
practice_review.text_response         student          . . . . . . . . . .
practice_review.fields                student          . . . . . . . . . .
attempt_answer.feedback               student          . . . . . . . . . .
item_grade.reason                     student          . + . + . . + + . .
grade_item.title                      oral             . + . + . . + + . +
grade_category.name                   speaking         . + . + . . + + . +

# Of the person, for whoever has to decide or to look after them.
access_request.invoice_to             student          . . . + . . + + . .
access_request.reference              student          . . . + . . + + . .
access_request.note                   student          . + . + . . + + . .
access_request.decision_reason        student          . + . + . . + + . .
access_grant.reason                   paused           . . . . . . . . . .
# Nothing reads it of a course that is live again.
course.unpublish_reason               course           . . . . . . . . . .
instructor_profile.bio                student          . + . . . . + . . .
instructor_profile.decision_reason    suspended        . . . . . . + + . .
course_mute.reason                    paused           . . . + . . + + . .
invite.email                          course           . . . + . . + + . .
review.content                        declined         . . . . . . + . + .
review.title                          declined         . . . . . . + . + .
review.reason_note                    declined         . . . . . . + . + .
review.appeal_text                    declined         . . . . . . + . + .
review.content                        waiting          . . . . . . + . . +
review.moderation_notes               approved         . . . . . . + . . .
review.moderation_notes               declined         . . . . . . + . . .
review_report.note                    approved         . . . . . . + . . .
outbox_mail.text                      made             . . . . . . + . . .
outbox_mail.html                      made             . . . . . . + . . .
outbox_mail.subject                   made             . . . . . . + . . .
outbox_mail.headers                   made             . . . . . . + . . .
outbox_mail.last_error                made             . . . . . . + . . .

# On the certificate stands what proves it.
certificate.verification_hash         student          . + . + . + + + . .

# Talk in a course: whoever is in it. What was hidden or said before: whoever keeps order.
thread.title                          thread           . + . + . + + + . +
post.content                          reply            . + . + . + + + . +
post.content                          hidden           . . . + . . + + . +
post.hidden_reason                    hidden           . . . + . . + + . +
post.content                          removed          . . . + . . + + . .
post_revision.content                 thread           . . . + . . + + . .
post_report.note                      thread           . . . + . . + + . .
note.content                          shared           . + . + . + + + . +
note.content                          hidden           . . . + . . + + . +
note.hidden_reason                    hidden           . . . + . . + + . +
note_report.note                      shared           . . . + . . + + . .
announcement.title                    unsent           . . . + . . + . . .
announcement.content                  unsent           . . . + . . + . . .
# Whom it goes to has it as a notification, which is a copy.
learner_message.content               message          . . . . . . . . . .

# What a seat opens, and what whoever has an account and no seat in use reads instead.
lesson_version.content                video            . + . + . + + + . +
lesson_version.registered_content     video            . . + . + . . . + .
lesson_version.embed_url              video            . + . + . + + + . +
lesson_version.transcript             video            . + . + . + + + . +
lesson_version.video_url              video            . + . + . + + + . +
lesson_version.lab_checks             lab              . + . + . + + + . +
resource_version.url                  lab              . + . + . + + + . +
# What the tier opens, or the team.
lesson_version.content                last             . . . + . + + + . .
resource_version.url                  premium          . . . + . + + + . .
lesson_version.content                priced           . . . + . + + + . .
# What is not shown to learners at all.
module_version.title                  hidden           . . . + . + + + . .
module_version.description            hidden           . . . . . . . . . .
lesson_version.title                  hidden           . . . + . + + + . .
lesson_version.content                hidden           . . . . . . . . . .

# The key. A question is shown in an attempt, to whoever holds the link to the draft as well; what is right, and why, to nobody who may
# still try. The attempt that has ended here was not passed.
question_version.text                 numeric          p + p + p + + + p +   p = assessment.preview /preview/
question_version.numeric_value        numeric          . . . + . + + + . .
question_version.numeric_tolerance    numeric          . . . + . + + + . .
question_version.explanation          numeric          . . . + . + + + . .
question_version.feedback             numeric          . . . + . + + + . .
# Of an essay: what those who grade are told, which its team has in the editor.
question_version.body                 essay            . . . + . + + + . .
answer.text                           short            . . . + . + + + . .
answer.explanation                    short            . . . + . + + + . .

# The draft: its team, whoever holds the link to look at it, and its title whoever is asked to join the team.
course_version.title                  draft            p p p + p + + + p p   p = learning.preview. assessment.preview studio.team. /preview/ /instructor/invitations/ /dashboard
course_version.description            draft            p p p + p + + + p p   p = learning.preview. assessment.preview /preview/
course_version.change_note            draft            . . . + . + + + . .
lesson_version.content                draft            p p p + p + + + p p   p = learning.preview. assessment.preview /preview/
draft_course_content.data             video            . . . + . + + + . .
link_check.url                        course           . . . . . . . . . .
course_version.title                  another          . . . + . . + . . .

# Of one author alone.
ai_course_draft.title                 lead             . . . + . . . . . .
draft_source.title                    lead             . . . + . . . . . .
source_span.text                      lead             . . . + . . . . . .
suggestion.content                    lead             . . . + . . . . . .
suggestion.replaces                   lead             . . . . . . . . . .
citation.quote                        lead             . . . + . . . . . .
draft_run.note                        lead             . . . . . . . . . .
draft_unit.title                      lead             . . . + . . . . . .
draft_unit.answer                     lead             . . . . . . . . . .
draft_text.text                       lead             . . . . . . . . . .
# Questions with their keys, for all of the lead's courses: of no use to a team that meets them in an assessment.
question_bank.title                   lead             . . . + . . + . . .
question_bank.description             lead             . . . + . . + . . .
bank_question.tags                    lead             . . . + . . + . . .
bank_question_version.content         lead             . . . + . . + . . .
course_template.name                  lead             . . . + . . . . . .
course_template.description           lead             . . . + . . . . . .
course_template.structure             lead             . . . + . . . . . .
course_creation_session.data          lead             . . . . . . . . . .
course_creation_session.metadata      lead             . . . . . . . . . .
uploaded_content.original_filename    lead             . . . + . . . . . .
stored_file.original_name             lead             . . . + . . p . . .   p = media.storageAdmin.get /admin/storage
# Stands in the signed link of a file.
stored_file.storage_key               lead             . . . + . . . . . .
stored_file.sha256                    lead             . . . . . . . . . .
stored_file.alt_text                  lead             . . . + . . . . . .
ai_request.error                      lead             . . . . . . + . . .

# Of admins: the log of what was done, with all that its hashes are made of.
audit_event.values                    made             . . . . . . + . . .
audit_event.digests                   made             . . . . . . + . . .
audit_event.hash                      made             . . . . . . + . . .
audit_event.previous_hash             made             . . . . . . + . . .
audit_event.ip_address                made             . . . . . . + . . .
prompt_version.body                   outline          . . . . . . + . . .
`;
