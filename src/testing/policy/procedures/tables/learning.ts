/** A course as its students have it: catalog, enrollments, lessons, attempts, certificates. The letters: people.ts. */
export const learning = `
#                                       G S O L I H A X P U
# The catalogue and the page of a live course, of a lesson, of an assessment's start: everybody.
catalog.landing                         + + + + + + + + + +
catalog.search                          + + + + + + + + + +
catalog.suggest                         + + + + + + + + + +
catalog.preset                          + + + + + + + + + +
catalog.subjects                        + + + + + + + + + +
catalog.filterChoices                   + + + + + + + + + +
catalog.publicAddresses                 + + + + + + + + + +
catalog.coursePage                      + + + + + + + + + +
catalog.countView                       + + + + + + + + + +
catalog.pictureLink                     + + + + + + + + + +
enrollment.entry                        + + + + + + + + + +
learning.lesson                         + + + + + + + + + +
assessment.startFacts                   + + + + + + + + + +
certificates.verify                     + + + + + + + + + +
reviews.ownPlace                        + + + + + + + + + +
reviews.list                            + + + + + + + + + +

# What a preview link shows: whoever holds it.
learning.preview.course                 + + + + + + + + + +
learning.preview.lesson                 + + + + + + + + + +
learning.preview.downloadResource       + + + + + + + + + +
learning.preview.downloadFile           + + + + + + + + + +
assessment.preview                      + + + + + + + + + +

# A seat: anybody with an account may take one in a free course; a suspended one is found again and stays suspended.
enrollment.mine                         s + + + + + + + + +
enrollment.enroll                       s + + + + + + + + +
# The form is for reading and says what is missing.
enrollment.requests.form                s + + + + + + + + +
# Buying: whoever has proved an address and does not teach the course. The student has asked before and is told so.
enrollment.requests.send                s + + f + f f f + v
enrollment.requests.withdraw            s + n n n n n n n n
enrollment.requests.list                s f f f f f + f f f

# Looking after learners: the lead, admins, and members who may. Whoever is suspended keeps those who study here.
enrollment.requests.ofCourse            s f f + f f + + f f
enrollment.requests.answer              s f f + f f + + f f
enrollment.students.list                s f f + f f + + f f
enrollment.students.get                 s f f + f f + + f f
enrollment.students.export              s f f + f f + + f f
enrollment.students.enroll              s f f + f f + + f f
enrollment.students.importFacts         s f f + f f + + f f
enrollment.students.planImport          s f f + f f + + f f
enrollment.students.import              s f f + f f + + f f
enrollment.students.extend              s f f + f f + + f f
enrollment.students.remove              s f f + f f + + f f
enrollment.students.restore             s f f + f f + + f f
enrollment.students.previewReset        s f f + f f + + f f
enrollment.students.reset               s f f + f f + + f f
enrollment.students.withdrawInvite      s f f + f f + + f f

# Groups of a course's students: for those who look after them.
courseGroups.list                       s f f + f f + + f f
courseGroups.get                        s f f + f f + + f f
courseGroups.save                       s f f + f f + + f f
courseGroups.delete                     s f f + f f + + f f
courseGroups.addNamed                   s f f + f f + + f f
courseGroups.addChosen                  s f f + f f + + f f
courseGroups.removeMember               s f f + f f + + f f

# Other limits of students and groups, with their reasons: for those who look after students.
assessment.accommodations.list          s f f + f f + + f f
assessment.accommodations.give          s f f + f f + + f f
assessment.accommodations.remove        s f f + f f + + f f
assessment.accommodations.giveGroup     s f f + f f + + f f
assessment.accommodations.removeGroup   s f f + f f + + f f

# What attempts say about questions: as analytics, with the keys that the whole team reads anyway.
itemAnalysis.get                        s f f + f f + + f f

# The gradebook: read by those who look after students or grade, changed by those who grade.
gradebook.get                           s f f + f f + + f f
gradebook.rows                          s f f + f f + + f f
gradebook.cell                          s f f + f f + + f f
gradebook.setup                         s f f + f f + + f f
gradebook.saveSetup                     s f f + f f + + f f
gradebook.export                        s f f + f f + + f f
gradebook.planImport                    s f f + f f + + f f
gradebook.import                        s f f + f f + + f f
gradebook.give                          s f f + f f + + f f

gradebook.mine                          s + f f f f f f f +

# Answers that a person grades: the lead, admins, and members who may.
grading.list                            s f f + f f + + f f
grading.get                             s f f + f f + + f f
grading.files                           s f f + f f + + f f
grading.grade                           s f f + f f + + f f
# Ending the hiding of names is for those who may publish.
grading.showNames                       s f f x f f x f f f   x = NOT_FOUND grading.names_not_hidden nobody: none here are; hidden-names.db.test.ts shows them
# So is making one grade enough, and asking for two again.
grading.endTwoGraders                   s f f x f f x f f f   x = NOT_FOUND grading.one_grader_only nobody: none here has two graders; two-graders.db.test.ts ends it
grading.resumeTwoGraders                s f f x f f x f f f   x = NOT_FOUND grading.one_grader_only nobody: none here has two graders; two-graders.db.test.ts resumes it
# What a grader writes again and again: everyone has their own. The scene's is the lead's.
grading.savedComments.list              s f f + + + + + f f
grading.savedComments.save              s f f + + + + + f f
grading.savedComments.remove            s f f + x x x x f f   x = NOT_FOUND grading.no_such_comment

# Other points for a question that turned out to be wrong: as grades.
regrade.list                            s f f + f f + + f f
regrade.preview                         s f f + f f + + f f
regrade.save                            s f f + f f + + f f

# Studying leaves traces on a seat that is in use: not on a suspended one, and none of teachers and admins who look in.
enrollment.leave                        s + f f f f f f f +
learning.open                           s + f f f f f f f +
learning.markComplete                   s + f f f f f f f +
learning.undoComplete                   s + f f f f f f f +
learning.saveWatching                   s + f f f f f f f +
learning.setLabCheck                    s + f f f f f f f +
learning.noteStudy                      s + f f f f f f f +
learning.newVersion                     s + f f f f f f f +
learning.moveToNewVersion               s + f f f f f f f +
assessment.start                        s + f f f f f f f +
assessment.attempt                      s + f f f f f f f +
# Reading what a seat opens: the team and admins as well.
learning.place                          s + f + f + + + f +
certificates.forCourse                  s + f + f + + + f +
# Content of a lesson. Whoever knows the lesson and has no seat in use is told what opens it; an unproved address does not matter.
learning.downloadResource               s + x + x + + + x +   x = FORBIDDEN learning.resource_closed
learning.downloadFile                   s + x + x + + + x +   x = FORBIDDEN learning.resource_closed
# A file in what the start of an assessment says, which is content: for seats in use. The team reads it in the draft.
assessment.downloadDescribedFile        n + n n n n n n n +

# The student's attempt, which runs. It is answered by nobody else; those of the team who see learners may read it, and the others
# do not know of it, the helper among them.
assessment.saveAnswer                   s + n f n n f f n n
assessment.checkAnswer                  s + n f n n f f n n  nobody: its rules show nothing of checked answers; check-answer.db.test.ts checks
assessment.standing                     s + n f n n f f n n
assessment.files.start                  s + n f n n f f n n   nobody: the quiz asks for no files
assessment.files.signParts              s + n f n n f f n n
assessment.files.complete               s + n f n n f f n n   nobody: the quiz asks for no files
assessment.files.cancel                 s + n f n n f f n n
assessment.files.list                   s + n f n n f f n n
assessment.submit                       s + n f n n f f n n
assessment.review                       s + n + n n + + n n
assessment.signals                      s + n + n n + + n n
assessment.recordSignals                s + n f n n f f n n  nobody: its rules record nothing; signals.db.test.ts records
# A file in its questions, which are shown to nobody else before it ends.
assessment.downloadFile                 s + n n n n n n n n
assessment.files.open                   s n n n n n n n n n   nobody: no answer of the attempt has a file (files.db.test.ts has those that do)

# A certificate is the student's, and its course's team and admins read it. That it exists is public, hence 403.
certificates.mine                       s + + + + + + + + +
certificates.byNumber                   s + f + f + + + f f
certificates.revoke                     s f f + f f + f f f
certificates.reissue                    s f f f f f + f f f  nobody: the canary in place of its seal makes it a forgery; certificate-office.db.test.ts issues anew
certificates.list                       s f f f f f + f f f
certificates.get                        s f f f f f + f f f
certificates.earlier                    s f f f f f + f f f
certificates.issueEarlier               s f f f f f + f f f
`;
