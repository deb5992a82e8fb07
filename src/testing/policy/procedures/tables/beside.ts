/** What is beside a course: notes and bookmarks, discussion, reviews. The letters: people.ts. */
export const beside = `
#                                       G S O L I H A X P U
# Notes and bookmarks of one's own, at any course and lesson that one may know of.
notebook.lesson                         s + + + + + + + + +
notebook.addNote                        s + + + + + + + + +
notebook.notes                          s + + + + + + + + +
notebook.exportNotes                    s + + + + + + + + +
notebook.bookmarks                      s + + + + + + + + +
notebook.courseKept                     s + + + + + + + + +
notebook.keepCourse                     s + + + + + + + + +
notebook.keepLesson                     s + + + + + + + + +
notebook.keepResource                   s + + + + + + + + +
# The student's own.
notebook.editNote                       s + x x x x x x x x   x = NOT_FOUND notebook.no_such_note
notebook.removeNote                     s + x x x x x x x x   x = NOT_FOUND notebook.no_such_note
notebook.restoreNote                    s + x x x x x x x x   x = NOT_FOUND notebook.no_such_note
# What others share: for whoever studies in the course or teaches it.
notebook.reportNote                     s + x + x + + + x +   x = NOT_FOUND notebook.no_such_note
notebook.editBookmark                   s + x x x x x x x x   x = NOT_FOUND notebook.no_such_bookmark
notebook.moveBookmark                   s + x x x x x x x x   x = NOT_FOUND notebook.no_such_bookmark
notebook.restoreBookmark                s + x x x x x x x x   x = NOT_FOUND notebook.no_such_bookmark
# To end what is not one's own does nothing, and says nothing of whether it is there: it stays (last test of procedures.db.test.ts).
notebook.removeBookmark                 s + + + + + + + + +

# Talking in a course: whoever studies in it or teaches it.
discussion.lesson                       s + f + f + + + f +
discussion.course                       s + f + f + + + f +
discussion.ask                          s + f + f + + + f +
discussion.reply                        s + f + f + + + f +
discussion.announcements                s + f + f + + + f +
discussion.vote                         s + f + f + + + f +
discussion.report                       s + f + f + + + f +
# The student's own words: nobody else writes in them. Who looks after learners hides them instead.
discussion.edit                         s + f x f x x x f x   x = NOT_FOUND discussion.no_such_post
discussion.remove                       s + f x f x x x f x   x = NOT_FOUND discussion.no_such_post
discussion.restore                      s + f x f x x x f x   x = NOT_FOUND discussion.no_such_post
# Which answer is the right one: whoever asked, and the team, a right in it or none.
discussion.accept                       s + f + f + + + f x   x = FORBIDDEN discussion.not_yours

# Keeping order: the lead, admins, and members who look after students.
discussion.setThread                    s f f + f f + + f f
discussion.judge                        s f f + f f + + f f
discussion.history                      s f f + f f + + f f
notebook.reportedNotes                  s f f + f f + + f f
notebook.judgeNote                      s f f + f f + + f f
discussion.mute                         s f f + f f + + f f
discussion.unmute                       s f f + f f + + f f
discussion.muted                        s f f + f f + + f f
# Telling all students something is publishing: not for whoever is suspended.
discussion.teamAnnouncements            s f f + f f + f f f
discussion.writeAnnouncement            s f f + f f + f f f
discussion.publishAnnouncement          s f f + f f + f f f
discussion.withdrawAnnouncement         s f f + f f + f f f
discussion.restoreAnnouncement          s f f + f f + f f f

# Figures of all courses that one may see, which may be none; of one course: its lead, admins, and members with the right.
statistics.analytics.all                s f f + + + + + f f
statistics.analytics.allRows            s f f + + + + + f f
statistics.analytics.course             s f f + f f + + f f
statistics.analytics.rows               s f f + f f + + f f
statistics.analytics.recount            s f f + f f + + f f
statistics.analytics.recounted          s f f + f f + + f f
statistics.analytics.exportFigures      s f f + f f + + f f
# Who the learners are: for those who manage them. Writing to them: not for whoever is suspended.
statistics.analytics.risks              s f f + f f + + f f
statistics.analytics.exportLearners     s f f + f f + + f f
statistics.analytics.write              s f f + f f + f f f

# A review: learners of the course with a proved address.
reviews.write                           s + f f f f f f f v
# One's own.
reviews.remove                          s + n n n n n n n n
reviews.appeal                          s + n n n n n n n n   nobody: the student's review is not declined
# Votes: whoever does not teach the course. An admin is not of its team. The student, whose review it is, is told so.
reviews.vote                            s + + f + f + f + +
# Reporting: also the team.
reviews.report                          s + + + + + + + + +
# The course's answer: its lead and members who may, not for whoever is suspended, and an admin is none of them.
reviews.reply                           s f f + f f f f f f

# Moderation of the site.
reviews.queue                           s f f f f f + f f f
reviews.figures                         s f f f f f + f f f
reviews.decide                          s f f f f f + f f f
reviews.decideSeveral                   s f f f f f + f f f
reviews.feature                         s f f f f f + f f f
reviews.saveNotes                       s f f f f f + f f f
reviews.saveShare                       s f f f f f + f f f
`;
