-- Neovim 0.11 or newer: put this file into ~/.config/nvim/plugin/.
--
--   vim.g.plancheck = { program = "plancheck", lang = "vi", data = "sample", hints = true }
--
-- all of it may be left out. Values stand beside the goals; `:PlanReport` writes the report into a temporary file and opens
-- it, `:PlanLens` runs what stands above a target (in Neovim, behind its line).
local settings = vim.g.plancheck or {}
vim.filetype.add({ extension = { plan = "plan", plantest = "plan" } })

-- Values have come: what stands above the targets is asked for again.
local function lenses_again(_, _, context)
  for _, buffer in ipairs(vim.lsp.get_buffers_by_client_id(context.client_id)) do
    if vim.api.nvim_buf_is_loaded(buffer) then vim.lsp.codelens.refresh({ bufnr = buffer }) end
  end
  return vim.NIL
end

-- Neovim itself does not know that request yet.
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.workspace = vim.tbl_deep_extend("force", capabilities.workspace or {}, { codeLens = { refreshSupport = true } })

vim.api.nvim_create_autocmd("FileType", {
  pattern = "plan",
  callback = function(event)
    vim.bo[event.buf].commentstring = "# %s"
    vim.bo[event.buf].shiftwidth = 2
    vim.bo[event.buf].expandtab = true
    vim.lsp.start({
      name = "plancheck",
      cmd = { settings.program or vim.env.PLANCHECK or "plancheck", "lsp" },
      capabilities = capabilities,
      handlers = { ["workspace/codeLens/refresh"] = lenses_again },
      init_options = { lang = settings.lang, data = settings.data },
      on_attach = function(_, buffer)
        if settings.hints ~= false then vim.lsp.inlay_hint.enable(true, { bufnr = buffer }) end
        vim.lsp.codelens.refresh({ bufnr = buffer })
        vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "BufWritePost" }, {
          buffer = buffer,
          callback = function() vim.lsp.codelens.refresh({ bufnr = buffer }) end,
        })
        vim.api.nvim_buf_create_user_command(buffer, "PlanLens", function() vim.lsp.codelens.run() end, {})
        vim.api.nvim_buf_create_user_command(buffer, "PlanReport", function()
          vim.lsp.commands["plancheck.report"](
            { command = "plancheck.report", arguments = { vim.uri_from_bufnr(buffer) } }, { bufnr = buffer })
        end, {})
      end,
      -- A plan may use files beside its own folder.
      root_dir = vim.fs.root(event.buf, ".git")
        or vim.fs.dirname(vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf))),
    })
  end,
})

-- What a command answers: a text in a window of its own, the report in the browser.
local function ask(command, context, show)
  local buffer = context and context.bufnr or vim.api.nvim_get_current_buf()
  -- Every repository that is open has a server of its own.
  local client = context and context.client_id and vim.lsp.get_client_by_id(context.client_id)
    or vim.lsp.get_clients({ name = "plancheck", bufnr = buffer })[1]
  if not client then return end
  local parameters = { command = command.command, arguments = command.arguments }
  local function answered(problem, answer)
    if problem then
      vim.notify("plancheck: " .. problem.message, vim.log.levels.ERROR)
    elseif type(answer) == "string" and answer ~= "" then
      show(answer)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", parameters, answered, buffer)
  else
    client.request("workspace/executeCommand", parameters, answered, buffer)
  end
end

local function window(answer)
  vim.cmd("botright new")
  vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = "nofile", "wipe", false
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(answer, "\r?\n"))
  vim.bo.modifiable = false
end

for _, name in ipairs({ "plancheck.explain", "plancheck.rows" }) do
  vim.lsp.commands[name] = function(command, context) ask(command, context, window) end
end
vim.lsp.commands["plancheck.runCases"] = function(command, context)
  ask(command, context, window)
  vim.lsp.codelens.refresh({ bufnr = 0 })
end
vim.lsp.commands["plancheck.report"] = function(command, context)
  ask(command, context, function(answer)
    local file = vim.fn.tempname() .. ".html"
    vim.fn.writefile(vim.split(answer, "\n"), file)
    if vim.env.DISPLAY or vim.env.WAYLAND_DISPLAY or vim.fn.has("mac") == 1 then vim.ui.open(file) end
    vim.notify("plancheck: " .. file)
  end)
end
