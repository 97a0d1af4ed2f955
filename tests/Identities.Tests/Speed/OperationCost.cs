using System.Text;

namespace Identities.Tests.Speed;

/// <summary>What one operation asks of PostgreSQL, and a request to see it by.</summary>
/// <param name="Operation">The operation's id.</param>
/// <param name="Statements">How many statements PostgreSQL runs for it, the beginning and the end of a transaction included.</param>
/// <param name="RoundTrips">How often its answer is waited for.</param>
/// <param name="Example">A request; whenever it is asked for, one that does as much as the one before.</param>
internal sealed record OperationCost(string Operation, int Statements, int RoundTrips, Func<Crowd, Task<Request>> Example)
{
    /// <summary>More than enough to find a page of people, and to show them.</summary>
    public const int PageOfPeople = 250;

    /// <summary>More than enough for one person with all their parts, before a write and after it.</summary>
    private const int OnePerson = 120;

    public OperationCost(string operation, int Statements, int RoundTrips, Func<Crowd, Request> example)
        : this(operation, Statements, RoundTrips, crowd => Task.FromResult(example(crowd)))
    {
    }

    /// <summary>What the example shows, where an operation has several.</summary>
    public string? Case { get; init; }

    /// <summary>How many rows of tables that grow PostgreSQL may look at.</summary>
    public int Rows { get; init; } = OnePerson;

    /// <summary>Tables that grow and may be read from end to end all the same, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> MayRead { get; init; } = new Dictionary<string, string>();

    /// <summary>Why its statements may be planned for each request, which otherwise none may.</summary>
    public string? MayPlanAnew { get; init; }

    /// <summary>How far a page reaches decides how its list is read best.</summary>
    public const string PlansItsPage = "How far a page reaches decides how its list is read best.";

    public override string ToString() => Case is null ? Operation : $"{Operation}, {Case}";
}

/// <summary>A request as a caller sends it.</summary>
internal sealed record Request(HttpMethod Method, string Path, byte[]? Body, (string Name, string Value)[] Headers)
{
    public static Request Get(string path, params (string Name, string Value)[] headers) => new(HttpMethod.Get, path, null, headers);

    public static Request Post(string path, string? body, params (string Name, string Value)[] headers) => new(HttpMethod.Post, path, Bytes(body), headers);

    public static Request Put(string path, string? body, params (string Name, string Value)[] headers) => new(HttpMethod.Put, path, Bytes(body), headers);

    public static Request Patch(string path, string body, params (string Name, string Value)[] headers) => new(HttpMethod.Patch, path, Bytes(body), headers);

    public static Request Merge(string path, string body) => Patch(path, body, ("Content-Type", "application/merge-patch+json"));

    public static Request Delete(string path, params (string Name, string Value)[] headers) => new(HttpMethod.Delete, path, null, headers);

    private static byte[]? Bytes(string? body) => body is null ? null : Encoding.UTF8.GetBytes(body);
}
