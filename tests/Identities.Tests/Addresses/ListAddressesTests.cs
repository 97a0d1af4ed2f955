using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Addresses;

public sealed class ListAddressesTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Addresses_are_listed_in_the_order_they_were_added()
    {
        var (later, earlier) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var personId = await api.Given.Person(
            $$"""
            {"addresses":[
              {"personAddressId":"{{earlier}}","street":"1 Main Street","street2":"Flat 2","city":"Springfield","state":"IL","postalCode":"62701","country":"United States"},
              {"personAddressId":"{{later}}","city":"Utrecht"}
            ]}
            """);

        var answer = await api.Get($"/api/v1/people/{personId}/addresses");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""[{"personAddressId":"{{earlier}}","street":"1 Main Street","street2":"Flat 2","city":"Springfield","state":"IL","postalCode":"62701","country":"United States"},"""
            + $$"""{"personAddressId":"{{later}}","street":null,"street2":null,"city":"Utrecht","state":null,"postalCode":null,"country":null}]""",
            answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task Without_addresses_the_list_is_empty()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/addresses");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("[]", answer.Text);
    }

    [Fact]
    public async Task The_version_that_the_caller_holds_answers_304()
    {
        var personId = await api.Given.Person("""{"addresses":[{"city":"Utrecht"}]}""");

        var answer = await api.Get($"/api/v1/people/{personId}/addresses", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}/addresses");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get(
            $"/api/v1/people/{Unknown}/addresses", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
