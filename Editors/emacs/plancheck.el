;;; plancheck.el --- Plans of plancheck -*- lexical-binding: t -*-

;;; Commentary:
;; A mode for plan files; `M-x eglot' starts the server.  Emacs 29 or newer.

;;; Code:

(require 'eglot nil t)

(defvar plancheck-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?_ "w" table)
    table)
  "Comments run from a number sign to the end of the line.")

(defconst plancheck-keywords
  '("plan" "use" "unit" "table" "column" "population" "indicator" "target" "by" "each" "total" "always" "undated"
    "for" "baseline" "reported" "reading" "source" "owner" "note" "share" "count" "sum" "mean" "stated" "where"
    "and" "or" "not" "in" "is" "has" "over" "weighted" "ignoring")
  "Words that open something.")

;;;###autoload
(define-derived-mode plancheck-mode prog-mode "Plan"
  "A mode for plan files."
  (setq-local comment-start "# ")
  (setq-local indent-tabs-mode nil)
  (setq-local font-lock-defaults (list (list (cons (regexp-opt plancheck-keywords 'words) 'font-lock-keyword-face)))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.plan\\(test\\)?\\'" . plancheck-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(plancheck-mode . ("plancheck" "lsp"))))

(provide 'plancheck)
;;; plancheck.el ends here
