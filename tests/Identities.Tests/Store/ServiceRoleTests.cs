using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identities.Store;
using Identities.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Xunit;

namespace Identities.Tests.Store;

/// <summary>The service as a role that owns nothing.</summary>
public sealed class ServiceRoleTests(Api api) : IClassFixture<Api>, IAsyncLifetime
{
    private readonly string role = "identities_service_" + Guid.NewGuid().ToString("N");
    private string connectionString = "";
    private WebApplication? service;
    private HttpClient? client;

    public async ValueTask InitializeAsync()
    {
        await api.Execute($"create role {role} login password 'for the tests only'");
        await Schema.GrantTo(role, api.ConnectionString, TestContext.Current.CancellationToken);
        connectionString = new NpgsqlConnectionStringBuilder(api.ConnectionString) { Username = role, Password = "for the tests only" }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();

        if (service is not null)
        {
            await service.StopAsync();
            await service.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await api.Execute($"drop owned by {role}; drop role {role}");
    }

    [Fact]
    public async Task Everything_that_callers_do_on_all_surfaces_goes_as_a_role_that_owns_nothing()
    {
        await Start("--Company:Name", "Example Ltd");
        var token = (string)(await Send("POST", "/api/v1/authenticate", $$"""{"username":"{{Api.AdminName}}","password":"{{Api.AdminPassword}}"}"""))["token"]!;
        client!.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var tag = (string)(await Send("POST", "/api/v1/Tags", """{"tagName":"Visitor","defaultExpirePeriod":"08:00:00"}"""))["tagId"]!;
        await Send("PUT", $"/api/v1/Tags/{tag}", """{"tagName":"Guest"}""");
        var person = (string)(await Send("POST", "/api/v1/people", $$"""
            {"aliases":[{"firstName":"Jane","lastName":"Doe"}],"addresses":[{"city":"Utrecht","country":"Netherlands"}],"notes":[{"body":"Text"}],
             "entityFields":[{"name":"LoyaltyTier","stringValue":"Gold"}],"tags":[{"tagId":"{{tag}}"}]}
            """))["personId"]!;
        var alias = Guid.CreateVersion7();
        await Send("PUT", $"/api/v1/people/{person}/aliases", $$"""{"personAliasId":"{{alias}}","firstName":"Janet"}""");
        await Send("DELETE", $"/api/v1/people/{person}/aliases/{alias}");
        await Send("PUT", $"/api/v1/people/{person}/addresses", """{"city":"Delft"}""");
        await Send("PUT", $"/api/v1/people/{person}/notes", """{"body":"Called"}""");
        await Send("PUT", $"/api/v1/people/{person}/entityFields", """{"name":"Size","numberValue":12}""");
        await Send("PUT", $"/api/v1/people/{person}/tags", $$"""{"tagId":"{{tag}}"}""");
        await Send("PATCH", $"/api/v1/people/{person}", """{"aliases":[{"lastName":"Roe"}]}""", "application/merge-patch+json");
        await Send(
            "POST", "/api/v1/people/import",
            """{"aliases":[{"firstName":"John"}],"clientIdentifiers":[{"domain":"d","token":"t"}]}""" + "\n", Lines.MediaType);
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{person}'");
        await Send("PATCH", $"/api/v1/Person/{number}", """
            [{"op":"replace","path":"/Lastname","value":"Doe"},{"op":"add","path":"/Emails/-","value":{"Value":"jane.doe@example.com"}}]
            """);
        await Send("POST", "/api/v1/MDOList/business", """{"Name":"Trade"}""");

        var picture = await Upload();
        var organization = (string)(await Send("POST", "/organizations", """{"title":"Example Ltd"}""", "application/ld+json"))["@id"]!;
        var segment = (string)(await Send("POST", "/segments", """{"title":"Press","icon":"star"}""", "application/ld+json"))["@id"]!;
        var category = (string)(await Send("POST", "/note_categories", """{"title":"Call"}""", "application/ld+json"))["@id"]!;
        await Send(
            "PATCH", $"/people/{person}",
            $$"""{"organizations":["{{organization}}"],"segments":["{{segment}}"],"avatar":"{{picture}}"}""", "application/merge-patch+json");
        await Send("POST", $"/people/{person}/notes", $$"""{"description":"Called","category":"{{category}}"}""", "application/ld+json");
        await Send("POST", "/people", """{"familyName":"Doe","givenName":"John"}""", "application/ld+json");

        var company = (string)(await Send("POST", "/n/v1/company/", """{"name":"Another Ltd"}"""))["urn"]!;
        var identity = (string)(await Send("POST", "/n/v1/identity/", $$"""{"owner":{"urn":"{{company}}"},"name":"jane"}"""))["urn"]!;
        var individual = (string)(await Send("POST", "/n/v1/person/", $$$"""{"identity":{"urn":"{{{identity}}}"}}"""))["urn"]!;
        await Send("POST", "/n/v1/personname/", $$$"""{"person":{"urn":"{{{individual}}}"},"givenName":"Jane","familyName":"Doe"}""");
        await Send("POST", "/n/v1/email/", $$$"""{"identity":{"urn":"{{{identity}}}"},"email":"jane.doe@example.com"}""");
        await Send("DELETE", $"/n/v1/person/{individual}");
        await Send("DELETE", $"/n/v1/identity/{identity}");

        var roleId = (string)(await Send("POST", "/api/v1/roles", """{"name":"Reception","permissions":["Read Tags"]}"""))["roleId"]!;
        var user = (string)(await Send("POST", "/api/v1/users", $$"""{"username":"john.doe","password":"a long enough phrase","roleIds":["{{roleId}}"]}"""))["userId"]!;
        await Send("DELETE", $"/api/v1/users/{user}");
        await Send("DELETE", $"/api/v1/roles/{roleId}");
        await Send("POST", "/api/v1/apiKeys", null);

        await Send("DELETE", $"/api/v1/Tags/{tag}");
        await Eventually.Holds("the tag is swept", async () => await api.Scalar<long>($"select count(*) from tags where tag_id = '{tag}'") == 0);
        await Send("DELETE", $"/api/v1/people/{person}?erase=true");

        Assert.Equal("Example Ltd", await api.Scalar<string>("select name from companies where company_id = '01900000-0000-7000-8000-000000000001'"));
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from change where person_id = '{person}' and not erased"));
        Assert.Equal(0, await api.Scalar<long>("select count(*) from media_objects"));
        Assert.Equal("Healthy", (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("update change set actor = 'another'")]
    [InlineData("delete from change")]
    [InlineData("update definition_change set actor = 'another'")]
    [InlineData("delete from definition_change")]
    [InlineData("truncate change")]
    [InlineData("drop table change")]
    [InlineData("alter table change disable trigger all")]
    [InlineData("alter table people disable trigger all")]
    [InlineData("drop trigger log_update on people")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("update deleted_people set version = 0")]
    [InlineData("delete from deleted_people")]
    [InlineData("delete from schemaversions")]
    [InlineData("truncate people")]
    [InlineData("create table another (id integer)")]
    [InlineData("call grant_to_service('postgres')")]
    [InlineData("create or replace function log_person_change() returns trigger language plpgsql as $$ begin return null; end $$")]
    public async Task The_role_can_neither_change_the_log_nor_get_round_it(string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand();
#pragma warning disable CA2100 // Tests write their SQL themselves.
        command.CommandText = sql;
#pragma warning restore CA2100

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_person_who_is_there_is_not_taken_out_of_the_log()
    {
        var personId = await api.Given.Person();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select erase_from_log($1, null, now())");
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.Parse(personId) });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and erased"));
    }

    [Fact]
    public async Task A_start_behind_the_schema_whose_role_may_not_migrate_says_what_to_run_and_ends_with_5()
    {
        const string Journal = "from schemaversions where scriptname = (select max(scriptname) from schemaversions)";
        await api.Execute($"create table taken as select * {Journal}; delete {Journal}");

        try
        {
            var (exitCode, words) = await ServiceProcess.Fail(connectionString);

            Assert.Equal(
                "The database is behind this version, and its role may not migrate it: run 'Identities migrate' with ConnectionStrings:Owner." + Environment.NewLine,
                words);
            Assert.Equal(5, exitCode);
        }
        finally
        {
            await api.Execute("insert into schemaversions select * from taken; drop table taken");
        }
    }

    [Fact]
    public async Task A_start_without_grants_says_what_to_run_and_one_with_the_owner_grants_them()
    {
        await api.Execute($"drop owned by {role}");

        var (exitCode, words) = await ServiceProcess.Fail(connectionString);

        Assert.Equal(5, exitCode);
        Assert.Contains("run 'Identities migrate'", words, StringComparison.Ordinal);

        await Start("--ConnectionStrings:Owner", api.ConnectionString);
        Assert.Equal("Healthy", (await client!.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_owner_is_no_service_role_and_neither_is_a_role_that_is_not_there()
    {
        var owner = new NpgsqlConnectionStringBuilder(api.ConnectionString).Username!;

        var ofOwner = await Assert.ThrowsAsync<Identities.Platform.SettingsException>(
            () => Schema.GrantTo(owner, api.ConnectionString, TestContext.Current.CancellationToken));
        var ofUnknown = await Assert.ThrowsAsync<Identities.Platform.SettingsException>(
            () => Schema.GrantTo("unknown role", api.ConnectionString, TestContext.Current.CancellationToken));

        Assert.Contains("owns the tables", ofOwner.Message, StringComparison.Ordinal);
        Assert.Contains("has no role unknown role", ofUnknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_a_migration_brings_is_granted_to_the_roles_that_were_granted_before()
    {
        await api.Execute("create table brought (id integer)");

        try
        {
            Assert.False(await api.Scalar<bool>($"select has_table_privilege('{role}', 'brought', 'insert')"));

            await api.Execute("call grant_to_service_again()");

            Assert.True(await api.Scalar<bool>($"select has_table_privilege('{role}', 'brought', 'insert')"));
            Assert.False(await api.Scalar<bool>($"select has_table_privilege('{role}', 'change', 'update')"));
        }
        finally
        {
            await api.Execute("drop table brought");
        }
    }

    private async Task Start(params string[] settings)
    {
        service = await Api.Start(connectionString, api.Clock, settings);
        client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
    }

    /// <summary>The object that a request answers, which must succeed.</summary>
    private async Task<JsonNode> Send(string method, string path, string? body = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new(mediaType) } };
        using var answer = await client!.SendAsync(request, TestContext.Current.CancellationToken);
        return await Read(answer, $"{method} {path}");
    }

    private async Task<string> Upload()
    {
        using var file = new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        using var form = new MultipartFormDataContent { { file, "file", "a.png" } };
        using var answer = await client!.PostAsync(new Uri("/media_objects", UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (string)(await Read(answer, "POST /media_objects"))["@id"]!;
    }

    private static async Task<JsonNode> Read(HttpResponseMessage answer, string request)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{request} answered {(int)answer.StatusCode}: {text}");
        Assert.DoesNotContain("\"failed\"", text, StringComparison.Ordinal);
        return (text.StartsWith('{') ? JsonNode.Parse(text.Split('\n')[0]) : null) ?? new JsonObject();
    }
}
