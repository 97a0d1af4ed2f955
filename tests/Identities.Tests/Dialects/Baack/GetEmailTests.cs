using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetEmailTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_address_from_another_surface_is_read_here()
    {
        var identity = await api.Given.Person();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");
        await api.Patch($"/api/v1/Person/{number}", """{"Emails":[{"Value":"jane.doe@example.com"}],"ChatEmails":[{"Value":"chat@example.com"}]}""");
        var urn = Assert.Single((await api.Get(Path("identity", identity))).Urns("emails"));

        var answer = await api.Get(Path("email", urn));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["urn", "url", "identity", "email"], answer.Members());
        Assert.Equal("jane.doe@example.com", (string?)answer["email"]);
        var chat = await api.Scalar<Guid>($"select email_id from emails where person_id = '{identity}' and kind = 'chat'");
        AssertNotFound(await api.Get(Path("email", chat.ToString())));
        AssertNotFound(await api.Delete(Path("email", chat.ToString())));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("email", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("email", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private async Task<string> Make() => await api.Make("email", Of("identity", await api.Identity(), ",\"email\":\"jane.doe@example.com\""));
}
