;;; eglot.el --- A real Emacs: eglot on a plan -*- lexical-binding: t -*-

;;; Commentary:
;; emacs --batch -L Editors/emacs -l plancheck -l Scripts/editors/eglot.el; the plan is named by the variable PLAN.

;;; Code:

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'xref)

(defun plan-wait (what done)
  "Wait until DONE gives something; WHAT is told."
  (let ((end (+ (float-time) 60)))
    (while (and (not (funcall done)) (< (float-time) end)) (accept-process-output nil 0.1))
    (unless (funcall done) (message "not seen: %s" what) (kill-emacs 1))
    (message "  %s" what)))

(setq eglot-sync-connect t eglot-autoshutdown nil flymake-no-changes-timeout 0.1)
(when (getenv "PLANCHECK")
  (setf (alist-get 'plancheck-mode eglot-server-programs) (list (getenv "PLANCHECK") "lsp")))
(find-file (getenv "PLAN"))
(unless (eq major-mode 'plancheck-mode) (message "no mode of plans: %s" major-mode) (kill-emacs 1))
(apply #'eglot (eglot--guess-contact))
(plan-wait "the server is connected" #'eglot-current-server)

(defun plan-codes ()
  "What flymake shows.  Without a window no timer of idleness tells the server what has been typed."
  (eglot--signal-textDocument/didChange)
  (flymake-start nil)
  (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\n"))

(goto-char (point-max))
(insert "tổng thể q = nowhere\n")
(plan-wait "a finding appears" (lambda () (string-match-p "nowhere" (plan-codes))))
(delete-region (line-beginning-position 0) (point))
(plan-wait "it goes when it is mended" (lambda () (not (string-match-p "nowhere" (plan-codes)))))

(goto-char (point-min))
(search-forward "tổng thể ")
(let ((old (thing-at-point 'symbol t)))
  (eglot-rename "renamed_rows")
  (plan-wait "a population is renamed"
             (lambda () (and (save-excursion (goto-char (point-min)) (search-forward "renamed_rows" nil t))
                             (not (save-excursion (goto-char (point-min))
                                                  (re-search-forward (concat "\\_<" (regexp-quote old) "\\_>\\s-*=") nil t)))))))
(goto-char (point-min))
(search-forward "renamed_rows")
(let ((place (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
  (unless place (message "no definition") (kill-emacs 1))
  (message "  a definition is found"))
(goto-char (point-min))
(search-forward " = ")
(replace-match "    =  ")
(eglot-format-buffer)
(goto-char (point-min))
(when (search-forward "    =  " nil t) (message "not laid out") (kill-emacs 1))
(message "  the text is laid out")
(eglot-shutdown (eglot-current-server))
(set-buffer-modified-p nil)
;;; eglot.el ends here
