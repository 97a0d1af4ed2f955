using Identities.Verify;

// One line for each part: what script/verify PART finds out.
var parts = new Dictionary<string, (string Summary, Func<Setting, Task<Verdict>> Run)>
{
    ["isolation"] = ("One caller cannot stop the others: a locked row, an export that nobody reads, a database that hangs.", Isolation.Run),
};

if (args is ["--is", var name] && parts.ContainsKey(name))
{
    return 0;
}

if (args is not [var part, .. var rest] || !parts.TryGetValue(part, out var chosen))
{
    foreach (var (listed, (summary, _)) in parts)
    {
        Console.WriteLine($"{listed,-12} {summary}");
    }

    return args is [] ? 0 : 2;
}

var verdict = await chosen.Run(Setting.From(rest));
Console.WriteLine($"{part}: {(verdict.Holds ? "PASS" : "FAIL")} {verdict.Sentence}");
return verdict.Holds ? 0 : 1;
