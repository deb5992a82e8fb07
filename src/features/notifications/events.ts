/** Notifications whose mail is to go out at once; ids only. */
export interface NotificationMailDue {
  name: "notification/mail-due";
  data: { notificationIds: string[] };
}
