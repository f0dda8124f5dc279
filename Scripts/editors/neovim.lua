-- A real Neovim: opens a plan, sees findings and values, renames, lays out, saves.
--   nvim --headless --clean -c "luafile Editors/neovim/plancheck.lua" -c "luafile Scripts/editors/neovim.lua" FILE
local function wait(what, done)
  if not vim.wait(60000, done, 50) then
    io.stderr:write("not seen: " .. what .. "\n")
    vim.cmd("cquit 1")
  end
  io.stdout:write("  " .. what .. "\n")
end

local function client() return vim.lsp.get_clients({ name = "plancheck" })[1] end

local function request(method, params)
  local answer = client():request_sync(method, params, 60000, 0)
  if not answer or answer.err then
    io.stderr:write(method .. ": " .. vim.inspect(answer) .. "\n")
    vim.cmd("cquit 1")
  end
  return answer.result
end

vim.cmd.edit(vim.env.PLAN)
wait("the server attaches", function() return client() and client().initialized end)

vim.api.nvim_buf_set_lines(0, -1, -1, false, { "tổng thể q = nowhere" })
wait("a finding appears", function()
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.code == "P0301" then return true end
  end
end)
vim.api.nvim_buf_set_lines(0, -2, -1, false, {})
wait("it goes when it is mended", function()
  return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0
end)

local whole = {
  textDocument = vim.lsp.util.make_text_document_params(0),
  range = { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(0), character = 0 } },
}
wait("values stand beside the goals", function() return #request("textDocument/inlayHint", whole) > 3 end)

wait("lenses have the verdict when the values are there", function()
  for _, lens in ipairs(vim.lsp.codelens.get(0)) do
    if lens.command and lens.command.title:find(" · ", 1, true) then return true end
  end
end)

local lenses = request("textDocument/codeLens", { textDocument = whole.textDocument })
local explain = lenses[1].command
vim.lsp.commands[explain.command](explain, { bufnr = 0 })
wait("a target is explained in a window", function()
  return vim.fn.winnr("$") == 2 and table.concat(vim.fn.getline(1, "$"), "\n"):find(explain.arguments[2], 1, true) ~= nil
end)
vim.cmd("close")

local line = vim.fn.search("^tổng thể ")
vim.api.nvim_win_set_cursor(0, { line, #"tổng thể " })
local old = vim.fn.expand("<cword>")
vim.lsp.buf.rename("renamed_rows")
wait("a population is renamed", function() return vim.fn.getline(line):find("renamed_rows") ~= nil end)
wait("and " .. old .. " is used nowhere", function()
  return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) == 0
end)

vim.api.nvim_buf_set_lines(0, line - 1, line, false, { (vim.fn.getline(line):gsub(" = ", "   =  ")) })
vim.lsp.buf.format({ async = false, timeout_ms = 60000 })
wait("the text is laid out", function() return vim.fn.getline(line):find("   =  ", 1, true) == nil end)
vim.cmd("write")
vim.cmd("qall!")
