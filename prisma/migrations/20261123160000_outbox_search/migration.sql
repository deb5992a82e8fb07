-- Mails are searched by part of an address or a subject.
CREATE INDEX "outbox_mail_to_address_idx" ON "outbox_mail" USING gin ("to_address" gin_trgm_ops);
CREATE INDEX "outbox_mail_subject_idx" ON "outbox_mail" USING gin ("subject" gin_trgm_ops);
