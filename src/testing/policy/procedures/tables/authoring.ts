/** The studio: courses as those see them who make them. The letters: people.ts. */
export const authoring = `
#                                       G S O L I H A X P U
# Looking into the workshop of a course: its team, with a right or without one, suspended or not, and admins.
courses.header                          s f f + f + + + f f
courses.gaps                            s f f + f + + + f f
courses.draftChanges                    s f f + f + + + f f
courses.details                         s f f + f + + + f f
courses.settings                        s f f + f + + + f f
courses.picture                         s f f + f + + + f f
authoring.outline.get                   s f f + f + + + f f
authoring.outline.lessonItems           s f f + f + + + f f
authoring.lesson.get                    s f f + f + + + f f
authoring.lesson.history                s f f + f + + + f f
authoring.lesson.record                 s f f + f + + + f f
authoring.assessment.get                s f f + f + + + f f
authoring.assessment.list               s f f + f + + + f f
authoring.assessment.pictures           s f f + f + + + f f
studio.team.get                         s f f + f + + + f f
courses.versions.list                   s f f + f + + + f f
courses.versions.compare                s f f + f + + + f f
courses.versions.contentChecks          s f f + f + + + f f
assessment.draftPreview                 s f f + f + + + f f
learning.seenAs                         s f f + f + + + f f
authoring.draws.list                    s f f + f + + + f f
drafting.questionMarks                  s f f + f + + + f f

# Writing in its draft: the lead, admins, and members who may edit. Whoever is suspended keeps the right: nobody sees a draft
# before somebody else publishes it.
courses.saveDetail                      s f f + f f + + f f
courses.savePicture                     s f f + f f + + f f
courses.saveSettings                    s f f + f f + + f f
authoring.outline.addModule             s f f + f f + + f f
authoring.outline.addLesson             s f f + f f + + f f
authoring.outline.rename                s f f + f f + + f f
authoring.outline.describeModule        s f f + f f + + f f
authoring.outline.moveLessons           s f f + f f + + f f
authoring.outline.moveModules           s f f + f f + + f f
authoring.outline.moveResource          s f f + f f + + f f
authoring.outline.importLessons         s f f + f f + + f f
authoring.outline.moveAssessment        s f f + f f + + f f
authoring.outline.duplicate             s f f + f f + + f f
authoring.outline.remove                s f f + f f + + f f
authoring.outline.restore               s f f + f f + + f f
authoring.outline.showModule            s f f + f f + + f f
authoring.outline.setModuleGate         s f f + f f + + f f
authoring.lesson.saveTexts              s f f + f f + + f f
authoring.lesson.saveSetting            s f f + f f + + f f
authoring.lesson.addResource            s f f + f f + + f f
authoring.lesson.editResource           s f f + f f + + f f
authoring.lesson.moveResource           s f f + f f + + f f
authoring.lesson.removeResource         s f f + f f + + f f
authoring.lesson.restoreResource        s f f + f f + + f f
authoring.lesson.beHere                 s f f + f f + + f f
authoring.lesson.leave                  s f f + f f + + f f
authoring.lesson.nameRecord             s f f + f f + + f f
authoring.assessment.addToLesson        s f f + f f + + f f
authoring.assessment.remove             s f f + f f + + f f
authoring.assessment.restore            s f f + f f + + f f
authoring.assessment.saveRules          s f f + f f + + f f
authoring.assessment.addQuestion        s f f + f f + + f f
authoring.assessment.importQuestions    s f f + f f + + f f
authoring.assessment.saveQuestion       s f f + f f + + f f
authoring.assessment.moveQuestion       s f f + f f + + f f
authoring.assessment.restoreSection     s f f + f f + + f f
authoring.assessment.duplicateQuestion  s f f + f f + + f f
authoring.assessment.removeQuestion     s f f + f f + + f f
authoring.assessment.restoreQuestion    s f f + f f + + f f
authoring.draws.remove                  s f f + f f + + f f
authoring.draws.previewUpdate           s f f + f f + + f f
authoring.draws.update                  s f f + f f + + f f
courses.versions.checkLinks             s f f + f f + + f f
courses.versions.restore                s f f + f f + + f f
courses.versions.discard                s f f + f f + + f f
courses.previewLink.state               s f f + f f + + f f
courses.previewLink.share               s f f + f f + + f f
courses.previewLink.revoke              s f f + f f + + f f
captions.list                           s f f + f f + + f f
captions.save                           s f f + f f + + f f
captions.delete                         s f f + f f + + f f
media.filesForCourse                    s f f + f f + + f f
drafting.ofLesson                       s f f + f f + + f f
drafting.ofOutline                      s f f + f f + + f f
interchange.export                      s f f + f f + + f f

# A file of the lead's own library that the course does not hold yet is not for others to put in.
authoring.lesson.takeFile               s f f + f f n n f f

# Nor are questions of the lead's bank; an admin may open any.
authoring.draws.save                    s f f + f f + n f f

# Nor into a bank: an admin may open any, and not put the lead's files there. A member of the team may copy questions, into a bank of their own.
authoring.banks.takeFile                s f f + n n n f f f
authoring.banks.saveFromCourse          s f f + f n + n f f

# Publishing, and what changes what learners have: not for whoever is suspended, although every right is given to them.
courses.publish                         s f f + f f + f f f
courses.move                            s f f + f f + f f f
courses.versions.moveLearners           s f f + f f + f f f
courses.versions.stopMove               s f f + f f + f f f
courses.versions.publishModule          s f f + f f + f f f
courses.versions.scheduleModule         s f f + f f + f f f
learning.movePreview                    s f f + f f + f f f
learning.moduleMovePreview              s f f + f f + f f f
courses.schedule                        s f f + f f + f f f   nobody: the course is live already

# The team: the lead and admins, no right in the team opens it.
studio.team.invite                      s f f + f f + f f f
studio.team.renewInvitation             s f f + f f + f f f
studio.team.withdrawInvitation          s f f + f f + f f f
studio.team.change                      s f f + f f + f f f
studio.team.setShares                   s f f + f f + f f f
studio.team.handOver                    s f f + f f + f f f
studio.team.remove                      s f f + f f + f f f
# Whoever is in the team and does not lead it. An admin is in none.
studio.team.leave                       s f f f f + f + f f
studio.team.ownInvitations              s + + + + + + + + +
# By the link of the invitation: whoever was given it may read it and join, once an address is proved. Who teaches here is told so.
studio.team.invitation                  s + + + + + + + + +
studio.team.accept                      s + + + + + + + + v
# By its id: whom it names.
studio.team.decline                     s n + n n n n n n n

# A course of one's own: for instructors and admins. Whoever is suspended makes none and reads no plans for one.
studio.builder.create                   s f f + + + + f f f
studio.builder.sessions                 s f f + + + + f f f
studio.builder.copyable                 s f f + + + + f f f
studio.templates.list                   s f f + + + + f f f
authoring.banks.list                    s f f + + + + f f f
# A bank is its owner's, and admins may open it.
authoring.banks.one                     s f f + n n + f f f
assessment.bankPreview                  s f f + n n + f f f
authoring.banks.question                s f f + n n + f f f
authoring.banks.files                   s f f + n n + f f f
authoring.banks.removeFile              s f f + n n + f f f
authoring.banks.pictures                s f f + n n + f f f
authoring.banks.save                    s f f + n n + f f f
authoring.banks.delete                  s f f + n n + f f f
authoring.banks.restore                 s f f + n n + f f f
authoring.banks.addQuestions            s f f + n n + f f f
authoring.banks.saveQuestion            s f f + n n + f f f
authoring.banks.markQuestions           s f f + n n + f f f
authoring.banks.deleteQuestions         s f f + n n + f f f
authoring.banks.restoreQuestions        s f f + n n + f f f
# The lead's own plans and templates are nobody else's; a template can be edited by admins, for shared ones are the site's.
studio.builder.session                  s f f + n n n f f f
studio.builder.note                     s f f + n n n f f f
studio.builder.move                     s f f + n n n f f f
studio.builder.createFromTemplate       s f f + n n n f f f
studio.templates.one                    s f f + n n n f f f
studio.templates.edit                   s f f + n n + f f f
studio.templates.delete                 s f f + n n + f f f
# Made from this course: for those who may take it out and may have courses.
studio.builder.copy                     s f f + f f + f f f
studio.templates.save                   s f f + f f + f f f

# One's own first page, and the list of what one teaches: whoever teaches or is on a team, suspended or not.
courses.taught                          s f f + + + + + f f
studio.home.get                         s f f + + + + + f f
studio.home.customise                   s f f + + + + + f f
`;
