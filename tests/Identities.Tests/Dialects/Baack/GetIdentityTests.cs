using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetIdentityTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_identity_refers_to_what_it_is_made_of_in_the_order_in_which_it_was_made()
    {
        var identity = await api.Identity();
        var person = await api.Make("person", Of("identity", identity));
        var first = await api.Make("email", Of("identity", identity, ",\"email\":\"z@example.com\""));
        var second = await api.Make("email", Of("identity", identity, ",\"email\":\"a@example.com\""));
        var identifier = await api.Make("clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t\""));

        var answer = await api.Get(Path("identity", identity));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["urn", "url", "owner", "name", "persons", "emails", "clientIdentifiers", "companies"], answer.Members());
        AssertReference("person", person, Assert.Single(answer["persons"]!.AsArray()));
        Assert.Equal([first, second], answer.Urns("emails"));
        AssertReference("email", first, answer["emails"]![0]);
        AssertReference("clientidentifier", identifier, Assert.Single(answer["clientIdentifiers"]!.AsArray()));
    }

    [Fact]
    public async Task Somebody_made_through_another_surface_is_an_identity_without_a_handle()
    {
        var native = await api.Given.Person();

        var answer = await api.Get(Path("identity", native));

        Assert.Equal(native, answer.Urn());
        Assert.Null(answer["name"]);
        Assert.Single(answer["persons"]!.AsArray());
        Assert.Equal([], answer.Urns("emails"));
    }

    [Theory]
    [InlineData("/n/v1/identity/{0}/", false)]
    [InlineData("/N/V1/Identity/{0}", true)]
    [InlineData("/identities/n/v1/identity/{0}", false)]
    public async Task The_address_may_end_in_a_slash_and_be_in_any_case(string path, bool upper)
    {
        var urn = await Make();

        var answer = await api.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, upper ? urn.ToUpperInvariant() : urn));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(urn, answer.Urn());
    }

    [Theory]
    [InlineData("{0}x")]
    [InlineData("%7B{0}%7D")]
    [InlineData("urn:uuid:{0}")]
    public async Task What_is_no_urn_answers_404(string form)
    {
        AssertNotFound(await api.Get(Path("identity", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, await Make()))));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("identity", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("identity", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private Task<string> Make() => api.Identity();
}
