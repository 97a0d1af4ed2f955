using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Platform.Data;

public sealed class DatabaseTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_parameter_that_PostgreSQL_refuses_spoils_no_later_answer()
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"Met"}]}""");
        var unstorable = api.Services.GetRequiredService<AccessTokens>().Issue("a\0b", "jane.doe@example.com", [Permissions.ReadAllIdentity]);

        // A statement is prepared at its second use on a connection: the failure must fall on that one.
        foreach (var path in new[] { $"/api/v1/people/{personId}/notes", $"/api/v1/people/{personId}" })
        {
            await Refused(path);
            await Refused(path);
            var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => api.Get(path)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
            Assert.All(answers, answer => Assert.Contains("Met", answer.Text, StringComparison.Ordinal));
        }

        async Task Refused(string path)
        {
            var refused = await api.Get(path, ("Authorization", "Bearer " + unstorable));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        }
    }
}
