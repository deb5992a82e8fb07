/** Drafts that a model helps with, files, and what an admin tells models. The letters: people.ts. */
export const drafting = `
#                                       G S O L I H A X P U
# Whoever may make courses.
drafting.list                           s f f + + + + f f f
drafting.create                         s f f + + + + f f f
drafting.renderTexts                    s f f + + + + f f f

# The lead's own draft: nobody else's, and an admin reads no drafts either.
drafting.get                            s f f + n n n f f f
drafting.brief                          s f f + n n n f f f
drafting.saveBrief                      s f f + n n n f f f
drafting.addSource                      s f f + n n n f f f
drafting.addText                        s f f + n n n f f f
drafting.removeSource                   s f f + n n n f f f
drafting.retrySource                    s f f + n n n f f f
drafting.spans                          s f f + n n n f f f
drafting.lessonPassage                  s f f + n n n f f f
drafting.generateOutline                s f f + n n n f f f
drafting.stage                          s f f + n n n f f f
drafting.watch                          s f f + n n n f f f
drafting.startStage                     s f f + n n n f f f
drafting.stopRun                        s f f + n n n f f f
drafting.continueRun                    s f f + n n n f f f
drafting.editSuggestion                 s f f + n n n f f f
drafting.decideSuggestion               s f f + n n n f f f
drafting.takeTry                        s f f + n n n f f f
drafting.acceptAll                      s f f + n n n f f f
drafting.usePassages                    s f f + n n n f f f
drafting.generateQuestions              s f f + n n n f f f   nobody: the draft has no course to write questions for
interchange.import                      s f f + n n n f f f
# Room in one's own storage.
interchange.room                        s f f + + + + f f f
interchange.receive                     s f f + + + + f f f   nobody: the file is larger than a packed course may be

# One's own library of files: whoever teaches, suspended or not, or may write in a course.
media.startUpload                       s f f + + + + + f f
media.files                             s f f + + + + + f f
media.unfinishedUploads                 s f f + + + + + f f
# The lead's own file and upload.
media.fileLinks                         s f f + n n n n f f
media.renameFile                        s f f + n n n n f f
media.describeFile                      s f f + n n n n f f
media.signParts                         s f f + x x x x f f   x = NOT_FOUND storage.no_upload
media.completeUpload                    s f f + x x x x f f   x = NOT_FOUND storage.no_upload; nobody: no part of it has arrived
# To end what is not one's own does nothing, and says nothing of whether it is there: it stays (last test of procedures.db.test.ts).
media.cancelUpload                      s f f + + + + + f f
media.storageAdmin.get                        s f f f f f + f f f
media.storageAdmin.countAgain                 s f f f f f + f f f
media.storageAdmin.setQuota                   s f f f f f + f f f
media.deleteFile                        s f f + + + + + f f

# What models are told, what they cost: admins alone.
drafting.prompts.list                   s f f f f f + f f f
drafting.prompts.get                    s f f f f f + f f f
drafting.prompts.save                   s f f f f f + f f f
drafting.prompts.preview                s f f f f f + f f f
drafting.ledger.use                     s f f f f f + f f f
drafting.ledger.list                    s f f f f f + f f f
drafting.ledger.export                  s f f f f f + f f f
drafting.ledger.saveCredits             s f f f f f + f f f
drafting.ledger.savePrice               s f f f f f + f f f
`;
