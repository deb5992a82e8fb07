/** Accounts, and what one has as a person of the site: profile, notifications, record. The letters: people.ts. */
export const accounts = `
#                                       G S O L I H A X P U
# Whoever has an account, in whatever standing: each sees and changes what is their own and nobody else's.
accounts.addresses.list                 s + + + + + + + + +
accounts.addresses.add                  s + + + + + + + + +
accounts.passkeys.begin                 s + + + + + + + + +
accounts.passkeys.add                   s + + + + + + + + +   nobody: no device made what is sent
accounts.passkeys.rename                s + + + + + + + + +
accounts.passkeys.remove                s + + + + + + + + +
accounts.providers.linked               s + + + + + + + + +
accounts.providers.intendLink           s + + + + + + + + +
# Nothing happens to an account that is linked to somebody else.
accounts.providers.unlink               s + + + + + + + + +
accounts.secondFactor.state             s + + + + + + + + +
accounts.secondFactor.offer             s + + + + + + + + +
accounts.secondFactor.begin             s + + + + + + + + +
accounts.security.overview              s + + + + + + + + +
accounts.security.confirm               s + + + + + + + + +
accounts.security.changePassword        s + + + + + + + + +
accounts.security.endOtherSessions      s + + + + + + + + +
accounts.signOut                        s + + + + + + + + +
users.stopImpersonating                 s + + + + + + + + +
accounts.secondFactor.confirm           s + + + + + + + + +   nobody: the code is not that of the app, which nobody here has
accounts.secondFactor.renewCodes        s + + + + + + + + +   nobody: as above
accounts.secondFactor.turnOff           s + + + + + + + + +
notifications.list                      s + + + + + + + + +
notifications.recent                    s + + + + + + + + +
notifications.watch                     s + + + + + + + + +
notifications.markAllRead               s + + + + + + + + +
notifications.choices                   s + + + + + + + + +
notifications.setChoice                 s + + + + + + + + +
profiles.own                            s + + + + + + + + +
profiles.saveField                      s + + + + + + + + +
profiles.showField                      s + + + + + + + + +
profiles.setPublic                      s + + + + + + + + +
profiles.changeUsername                 s + + + + + + + + +
profiles.startPicture                   s + + + + + + + + +
profiles.removePicture                  s + + + + + + + + +
profiles.preferences                    s + + + + + + + + +
profiles.savePreferences                s + + + + + + + + +
profiles.setView                        s + + + + + + + + +
privacy.own                             s + + + + + + + + +
privacy.askForExport                    s + + + + + + + + +
privacy.stopExport                      s + + + + + + + + +
# Of the lead and of the only admin it says what is in the way.
privacy.askForDeletion                  s + + + + + + + + +
privacy.cancelDeletion                  s + + + + + + + + +
records.dashboard                       s + + + + + + + + +
records.saveDashboard                   s + + + + + + + + +
records.recommendations                 s + + + + + + + + +
records.transcript                      s + + + + + + + + +
practice.due                            s + + + + + + + + +
practice.next                           s + + + + + + + + +

# One thing of the student's, by its id: for everybody else there is no such thing, an admin among them.
practice.check                          s + x x x x x x x x   x = NOT_FOUND practice.no_such_card
practice.rate                           s + x x x x x x x x   x = NOT_FOUND practice.no_such_card
practice.putAway                        s + x x x x x x x x   x = NOT_FOUND practice.no_such_card
accounts.addresses.sendLink             s + n n n n n n n n
accounts.addresses.makePrimary          s + n n n n n n n n
accounts.addresses.remove               s + n n n n n n n n
accounts.security.endSession            s + n n n n n n n n
notifications.markRead                  s + n n n n n n n n
notifications.dismiss                   s + n n n n n n n n
notifications.restore                   s + n n n n n n n n
privacy.openExport                      s + n n n n n n n n
profiles.savePicture                    s + x x x x x x x x   x = NOT_FOUND storage.no_upload; nobody: the student's upload is not finished

# Ways in, and what whoever holds the link of a mail may do: open to all, and the token is the proof.
accounts.signUp                         + + + + + + + + + +
accounts.askForReset                    + + + + + + + + + +
accounts.reset                          + + + + + + + + + +
accounts.secondFactor.asked             + + + + + + + + + +
accounts.passkeys.offered               + + + + + + + + + +
accounts.passkeys.ask                   + + + + + + + + + +
accounts.resetPassword                  + + + + + + + + + +
accounts.providers.offered              + + + + + + + + + +
accounts.providers.pending              + + + + + + + + + +
accounts.providers.giveAddress          + + + + + + + + + +   nobody: this browser left no sign-up half way
accounts.addresses.link                 + + + + + + + + + +
accounts.addresses.verify               + + + + + + + + + +
accounts.security.doubted               + + + + + + + + + +
accounts.security.disown                + + + + + + + + + +
mail.refusable                          + + + + + + + + + +
accounts.needsSetup                     + + + + + + + + + +
accounts.createFirstAdmin               + + + + + + + + + +   nobody: there is an admin already

# Public pages of people.
profiles.person                         + + + + + + + + + +
instructors.list                        + + + + + + + + + +
instructors.page                        + + + + + + + + + +
sitePages.read                          + + + + + + + + + +
sitePages.status                        + + + + + + + + + +
instructors.publicAddresses             + + + + + + + + + +
instructors.standing                    + + + + + + + + + +

# Asking to teach. The words are written by anybody; to send them an address must be proved.
instructors.saveField                   s + + + + + + + + +
instructors.send                        s + + + + + + + + v
# Whoever has no page as an instructor has nothing to take back or to hide. To whoever is decided on it says so.
instructors.withdraw                    s + n n + n n + n n
instructors.setPublic                   s + n n + n n + n n
instructors.removeCover                 s n n n + n n n n n
instructors.removePortrait              s n n n + n n n n n
instructors.saveCover                   s x x x x x x x x x   x = NOT_FOUND storage.no_upload; nobody: no upload of theirs is finished
instructors.savePortrait                s x x x x x x x x x   x = NOT_FOUND storage.no_upload; nobody: no upload of theirs is finished

# What an admin decides about people and the site.
instructors.queue                       s f f f f f + f f f
instructors.decide                      s f f f f f + f f f
instructors.suspend                     s f f f f f + f f f
instructors.lift                        s f f f f f + f f f
instructors.grade                       s f f f f f + f f f
listings.list                           s f f f f f + f f f
listings.feature                        s f f f f f + f f f
listings.unpublish                      s f f f f f + f f f
categories.list                         s f f f f f + f f f
categories.save                         s f f f f f + f f f
categories.place                        s f f f f f + f f f
categories.merge                        s f f f f f + f f f
categories.delete                       s f f f f f + f f f
subscriptions.list                      s f f f f f + f f f
subscriptions.grant                     s f f f f f + f f f
backups.list                            s f f f f f + f f f
branding.get                            s f f f f f + f f f
branding.save                           s f f f f f + f f f
branding.savePicture                    s f f f f f + f f f
branding.reset                          s f f f f f + f f f
branding.picture                        + + + + + + + + + +
testimonials.list                       s f f f f f + f f f
testimonials.save                       s f f f f f + f f f
testimonials.place                      s f f f f f + f f f
testimonials.delete                     s f f f f f + f f f
accounts.secondFactor.roles             s f f f f f + f f f
accounts.secondFactor.setRoles          s f f f f f + f f f
sitePages.list                          s f f f f f + f f f
sitePages.draft                          s f f f f f + f f f
sitePages.preview                       s f f f f f + f f f
sitePages.save                          s f f f f f + f f f
privacy.settings                        s f f f f f + f f f
privacy.saveSettings                    s f f f f f + f f f
statistics.site                         s f f f f f + f f f
statistics.rowsBehind                   s f f f f f + f f f
statistics.exportSite                   s f f f f f + f f f
statistics.recounted                    s f f f f f + f f f
statistics.recount                      s f f f f f + f f f
audit.list                              s f f f f f + f f f
audit.export                            s f f f f f + f f f
users.list                              s f f f f f + f f f
users.export                            s f f f f f + f f f
users.get                               s f f f f f + f f f
users.changeRole                        s f f f f f + f f f
users.lock                              s f f f f f + f f f
users.unlock                            s f f f f f + f f f
users.groups.list                       s f f f f f + f f f
users.groups.save                       s f f f f f + f f f
users.groups.remove                     s f f f f f + f f f
users.groups.addMember                  s f f f f f + f f f
users.groups.removeMember               s f f f f f + f f f
users.impersonate                       s f f f f f + f f f
jobs.runs                               s f f f f f + f f f
jobs.run                                s f f f f f + f f f
jobs.hasBegun                           s f f f f f + f f f
jobs.functions                          s f f f f f + f f f
jobs.function                           s f f f f f + f f f
jobs.preview                            s f f f f f + f f f
jobs.switch                             s f f f f f + f f f
jobs.saveTimetable                      s f f f f f + f f f
jobs.runNow                             s f f f f f + f f f
jobs.repeat                             s f f f f f + f f f
jobs.hurry                              s f f f f f + f f f
jobs.end                                s f f f f f + f f f
mail.list                               s f f f f f + f f f
mail.get                                s f f f f f + f f f
mail.sendAgain                          s f f f f f + f f f   nobody: there is no mail server here
`;
