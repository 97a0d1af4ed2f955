using System.Globalization;

namespace Identities.Verify;

/// <summary>What script/verify hands over: the service as built, its own PostgreSQL, and how thorough to be.</summary>
/// <param name="Program">The service.</param>
/// <param name="ConnectionString">A database that is empty.</param>
/// <param name="Postmaster">The process whose children PostgreSQL's connections are.</param>
/// <param name="IsShort">Whether about a minute must do.</param>
internal sealed record Setting(string Program, string ConnectionString, int Postmaster, bool IsShort)
{
    public static Setting From(string[] arguments) => arguments is [var program, var connectionString, var postmaster, .. var options]
        ? new Setting(program, connectionString, int.Parse(postmaster, CultureInfo.InvariantCulture), options.Contains("--short"))
        : throw new ArgumentException("script/verify starts this.");
}

/// <summary>Whether a part holds, and the figures that say so.</summary>
internal sealed record Verdict(bool Holds, string Sentence);
