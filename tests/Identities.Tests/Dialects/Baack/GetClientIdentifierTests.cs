using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetClientIdentifierTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_identifier_is_read_until_the_instant_at_which_it_expires()
    {
        var identity = await api.Identity();
        var expires = api.Clock.GetUtcNow().AddMinutes(5).ToString("O");
        var urn = await api.Make("clientidentifier", Of("identity", identity, $",\"domain\":\"example.com\",\"token\":\"t-1\",\"expires\":\"{expires}\""));

        var before = await api.Get(Path("clientidentifier", urn));
        api.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Equal(["urn", "url", "identity", "domain", "token", "expires"], before.Members());
        AssertNotFound(await api.Get(Path("clientidentifier", urn)));
        AssertNotFound(await api.Put(Path("clientidentifier", urn), """{"expires":null}"""));
        AssertNotFound(await api.Delete(Path("clientidentifier", urn)));
        Assert.Empty((await api.Get(Path("identity", identity))).Urns("clientIdentifiers"));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("clientidentifier", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("clientidentifier", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private async Task<string> Make() => await api.Make("clientidentifier", Of("identity", await api.Identity(), ",\"domain\":\"example.com\",\"token\":\"t-1\""));
}
