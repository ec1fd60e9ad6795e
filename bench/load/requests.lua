-- wrk script: sends the prepared requests of a file, each thread its own share, over and over.
-- Arguments: FILE [DELAY_MS]. A line of the file is a body, optionally preceded by headers:
--   name: value<TAB>name: value<TAB><TAB>body
-- A header `path` is not sent: it says where the request goes, `/` without it.
-- DELAY_MS holds each connection back before every request, so that the load is a rate and not all
-- the server can take.

local counter = 0

function setup(thread)
  thread:set("share", counter)
  counter = counter + 1
  shares = counter
end

local requests = {}
local position = 0
local pause = 0

function init(args)
  pause = tonumber(args[2] or "0")
  local line_number = 0
  for line in io.lines(args[1]) do
    if line_number % 2 == share % 2 then
      local headers = {}
      local path = "/"
      local head, body = line:match("^(.-)\t\t(.*)$")
      if head then
        for name, value in head:gmatch("([%w-]+): ([^\t]+)") do
          headers[name == "host" and "Host" or name] = value -- wrk adds a second one otherwise
        end
        path = headers.path or path
        headers.path = nil
      else
        headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
        body = line
      end
      requests[#requests + 1] = wrk.format("POST", path, headers, body)
    end
    line_number = line_number + 1
  end
end

function request()
  position = position % #requests + 1
  return requests[position]
end

if pause ~= nil then
  function delay()
    return pause
  end
end

local refused = 0

function response(status, headers, body)
  if status ~= 200 and status ~= 201 then
    refused = refused + 1
    if refused == 1 then
      io.stderr:write("first refusal: HTTP " .. status .. " " .. body:sub(1, 400) .. "\n")
    end
  end
end

function done(summary, latency, requests)
  io.write(string.format(
    "RESULT requests=%d seconds=%.3f refused=%d errors=%d p50us=%d p99us=%d\n",
    summary.requests, summary.duration / 1e6, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
