using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetTelephoneTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_number_from_another_surface_is_read_with_its_kind_as_the_type()
    {
        var identity = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");
        await api.Patch($"/api/v1/Person/{number}", """{"MobilePhones":[{"Value":"+47 123"}]}""");
        var person = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
        var urn = Assert.Single((await api.Get(Path("person", person))).Urns("telephones"));

        var answer = await api.Get(Path("telephone", urn));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["urn", "url", "number", "type", "identity"], answer.Members());
        Assert.Equal(("+47 123", "mobile"), ((string?)answer["number"], (string?)answer["type"]));
        AssertReference("identity", identity, answer["identity"]);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("telephone", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("telephone", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private async Task<string> Make() => await api.Make("telephone", Of("identity", await api.Identity(), ",\"number\":\"1\""));
}
