using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Store;

/// <summary><c>schema.sql</c> is what a new database holds. <c>AGREE_ON_SCHEMA=yes script/test --filter-class '*SchemaFileTests'</c> writes it.</summary>
public sealed class SchemaFileTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_file_shows_what_a_new_database_holds()
    {
        var schema = await SchemaText.Of(api.ConnectionString);
        var agreed = File.Exists(FileName()) ? await File.ReadAllTextAsync(FileName(), TestContext.Current.CancellationToken) : "\n";

        // Instances leave alone what a newer generation has written, so two texts of one generation would take turns.
        var (agreedHeading, heading) = (agreed[..(agreed.IndexOf('\n', StringComparison.Ordinal) + 1)], SchemaText.Heading());
        Assert.True(
            heading == agreedHeading || GenerationIn(heading) != GenerationIn(agreedHeading),
            "A function, view or trigger has changed: raise Schema.Generation by one.");

        if (Environment.GetEnvironmentVariable("AGREE_ON_SCHEMA") == "yes")
        {
            await File.WriteAllTextAsync(FileName(), heading + schema, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(FileName(), TestContext.Current.CancellationToken), heading + schema);
    }

    public static string FileName() => Checkout.File("src", "Identities", "Store", "schema.sql");

    private static string GenerationIn(string heading) => heading.Split(':')[0];
}
