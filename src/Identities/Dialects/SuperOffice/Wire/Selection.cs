using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>What <c>$select</c> asks for. Members that are not selected are null, not gone; names nobody knows are ignored.</summary>
internal sealed class Selection
{
    private readonly Dictionary<string, Selection> members = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether everything is asked for.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Everything, unless the query names members.</summary>
    public static Selection Of(HttpRequest request)
    {
        var all = new Selection();

        foreach (var name in request.Query["$select"].SelectMany(list => (list ?? "").Split(',')))
        {
            all.Add(name.Trim().Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        all.IsWhole |= all.members.Count == 0;
        return all;
    }

    public void ApplyTo(JsonNode? node)
    {
        if (IsWhole)
        {
            return;
        }

        switch (node)
        {
            case JsonObject carrier:
                foreach (var name in carrier.Select(member => member.Key).ToArray())
                {
                    if (members.TryGetValue(name, out var selected))
                    {
                        selected.ApplyTo(carrier[name]);
                    }
                    else
                    {
                        carrier[name] = null;
                    }
                }

                break;

            case JsonArray items:
                foreach (var item in items)
                {
                    ApplyTo(item);
                }

                break;
        }
    }

    private void Add(string[] path)
    {
        var at = this;

        foreach (var name in path)
        {
            if (!at.members.TryGetValue(name, out var next))
            {
                at.members[name] = next = new Selection();
            }

            at = next;
        }

        if (path.Length > 0)
        {
            at.IsWhole = true;
        }
    }
}
