using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Accounts;

/// <summary>
/// What a deployment brings along in its settings: the name of its own company (<c>Company:Name</c>) and the first administrator
/// (<c>Admin:Username</c>, <c>Admin:Password</c>), made when there is no user yet.
/// </summary>
internal sealed partial class Deployment(
    Database database,
    Passwords passwords,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<Deployment> logger)
{
    public async Task Prepare(CancellationToken cancellationToken)
    {
        if (configuration["Company:Name"] is { Length: > 0 } name)
        {
            await database.Execute(NameCompany, new { Name = name, Moment = clock.Now() }, cancellationToken);
        }

        if (await database.QueryOne<bool>(AnyUser, null, cancellationToken))
        {
            return;
        }

        if (configuration["Admin:Username"] is { Length: > 0 } username && configuration["Admin:Password"] is { Length: > 0 } password)
        {
            await MakeAdministrator(username, password, cancellationToken);
        }
        else
        {
            LogNobody();
        }
    }

    private Task<int> MakeAdministrator(string username, string password, CancellationToken cancellationToken) => database.Execute(
        MakeFirstAdministrator,
        new
        {
            UserId = Guid.CreateVersion7(),
            RoleId = Guid.CreateVersion7(),
            Username = username,
            PasswordHash = passwords.Hash(password),
            Permissions = Permissions.All.ToArray(),
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no user yet: set Admin:Username and Admin:Password to have an administrator made at the next start.")]
    private partial void LogNobody();

    private const string NameCompany = """
        select open_change(null, 'service', @Moment);

        update companies
        set    name       = @Name,
               updated_at = @Moment
        where  company_id = '01900000-0000-7000-8000-000000000001'
        and    name <> @Name
        """;

    private const string AnyUser = "select exists (select from users)";

    // Several instances may start at once; the second finds the name taken and does nothing.
    private const string MakeFirstAdministrator = """
        with administrator as (
            insert into users (user_id, username, password_hash)
            values (@UserId, @Username, @PasswordHash)
            on conflict do nothing
            returning user_id
        ),
        role as (
            insert into roles (role_id, name)
            select @RoleId, 'Administrator' from administrator
            returning role_id
        ),
        granted as (
            insert into role_permissions (role_id, permission)
            select role_id, permission from role cross join unnest(@Permissions) as permission
        )
        insert into user_roles (user_id, role_id)
        select user_id, role_id from administrator cross join role
        """;
}
